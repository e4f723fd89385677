import { join } from "node:path";
import { type FindingDetail, findingCatalogue, findingText, type Lang } from "../../finding.ts";
import { findingWords } from "../../finding-words.ts";
import type { Manifest } from "../../manifest.ts";
import { DATABASE_NAME, MANIFEST_NAME } from "../../output-names.ts";
import type { LeftOut } from "../../report/sections/left-out.ts";
import type { Withdrawn } from "../../run.ts";
import { printable, type Terminal } from "./terminal.ts";

/** Files left out that the last lines of a run name. */
export const leftOutShown = 5;

/** A run describes exactly its paths; who names only the new files did not mean to withdraw the others. */
export function warnOfWithdrawn({ files, of }: Withdrawn, { say, note }: Terminal): void {
  if (files * 2 <= of) return;
  note(
    say({
      zh: `注意：上次的 ${of} 个文件有 ${files} 个不在这次给出的路径里，已从结果中撤下；要恢复，请把原来的文件夹和新的路径一起写上，再执行一次`,
      en: `Note: ${files} of the ${of} files of the last run are not among the paths given now and were withdrawn; to get them back, run again with the former folders and the new paths together`,
    }),
  );
}

/** One line a file, with the reason, and where the whole list is. */
function leftOutLines(
  first: readonly LeftOut[],
  total: number,
  { outputs }: Manifest,
  out: string,
  { lang, say }: Terminal,
) {
  const lines = first.map(({ path, outcome, reason, message, detail }) => {
    const words = message === null ? reason : findingWords(reason, "message", { words: message, detail }, lang);
    const remedy = outcome === "failed" ? remedyOf(reason, detail, lang) : "";
    return say({
      zh: `  未计入 ${path}：${words}${remedy && `；${remedy}`}`,
      en: `  left out ${path}: ${words}${remedy && `. ${remedy}`}`,
    });
  });
  if (total <= first.length) return lines;
  const list = ["left-out.csv", "report.xlsx"]
    .map((name) => outputs.find(({ path }) => path.endsWith(`/${name}`)))
    .find((output) => output !== undefined);
  const rest = total - first.length;
  const place =
    list === undefined
      ? `xunjian query --db ${join(out, DATABASE_NAME)} "select source_path, outcome, reason from sources"`
      : join(out, list.path);
  return [
    ...lines,
    say({ zh: `  另有 ${rest} 份，逐份原因见 ${place}`, en: `  and ${rest} more, each with its reason in ${place}` }),
  ];
}

/** What to do about a file that could not be read; empty where no finding says it. */
function remedyOf(reason: string, detail: string | null, lang: Lang): string {
  const entry = findingCatalogue()[reason];
  return entry ? findingText(entry, "remedy", JSON.parse(detail ?? "{}") as FindingDetail, lang) : "";
}

/** The last lines of a run: what became of the files, and where the results are. */
export function summarise(
  manifest: Manifest,
  changed: boolean,
  first: readonly LeftOut[],
  out: string,
  terminal: Terminal,
): void {
  const { counts, work, outputs } = manifest;
  const { say, out: line } = terminal;
  const dropped = Object.values(counts.dropped).reduce((sum, n) => sum + n, 0);
  const reasons = Object.entries(counts.dropped).map(([code, n]) => `${code} ${n}`);
  const findings = Object.values(counts.findings).reduce((sum, n) => sum + n, 0);
  const recoded =
    work.reclassified === 0
      ? { zh: "", en: "" }
      : { zh: `只重新归类 ${work.reclassified} 个，`, en: `only classified ${work.reclassified} again, ` };
  line(
    say({
      zh: `看过 ${counts.seen} 份材料：${counts.notices} 份通报，${dropped} 份未计入${reasons.length > 0 ? `（${reasons.join("，")}）` : ""}`,
      en: `Saw ${counts.seen} texts: ${counts.notices} notices, ${dropped} left out${reasons.length > 0 ? ` (${reasons.join(", ")})` : ""}`,
    }),
  );
  line(
    say({
      zh: `末级问题 ${counts.leaves} 条，整改措施 ${counts.measures} 条，疑点提示 ${findings} 条`,
      en: `${counts.leaves} leaf problems, ${counts.measures} measures, ${findings} findings about the texts`,
    }),
  );
  line(
    changed
      ? say({
          zh: `本次读 ${work.read} 个文件，${recoded.zh}撤下 ${work.retired} 个，未变 ${work.unchanged} 个`,
          en: `This run read ${work.read} files, ${recoded.en}retired ${work.retired}, left ${work.unchanged} unchanged`,
        })
      : say({ zh: "与上次相同，无需改动", en: "Nothing has changed since the last run" }),
  );
  for (const text of leftOutLines(first, dropped, manifest, out, terminal)) line(printable(text));
  line(say({ zh: `数据库：${join(out, DATABASE_NAME)}`, en: `Database: ${join(out, DATABASE_NAME)}` }));
  line(say({ zh: `运行记录：${join(out, MANIFEST_NAME)}`, en: `Manifest: ${join(out, MANIFEST_NAME)}` }));
  const page = outputs.find(({ path }) => path === "report/index.html")?.path ?? "report";
  line(say({ zh: `报告：${join(out, page)}`, en: `Report: ${join(out, page)}` }));
}
