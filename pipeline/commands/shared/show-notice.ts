import { findingWords } from "../../finding-words.ts";
import type { Found } from "./rows.ts";
import type { ShownNotice } from "./show-find.ts";
import { printable, type Terminal } from "./terminal.ts";

/** The tree of a notice, one problem a line. */
export function noticeLines(shown: ShownNotice, { say, lang }: Terminal): string[] {
  const { notice } = shown;
  const field = (zh: string, en: string, value: unknown): string[] =>
    value === null || value === undefined ? [] : [say({ zh: `${zh}：${value}`, en: `${en}: ${value}` })];
  const period = [notice.inspection_start, notice.inspection_end].filter((date) => date !== null).join(" – ");
  const measures = new Map(shown.measures.map((row) => [row.problem_id, Number(row.n)]));
  const depths = new Map<unknown, number>();
  return [
    `${notice.notice_id}  ${printable(String(notice.title ?? notice.unit ?? notice.source_path))}`,
    ...field("单位", "unit", notice.unit),
    ...field("巡察组", "inspecting body", notice.inspecting_body),
    ...field("巡察时间", "inspection", period === "" ? null : period),
    ...field("反馈", "feedback", notice.feedback_date),
    ...field("落款", "signed", notice.signed_on),
    ...field("来源", "source", notice.source_path),
    ...(notice.is_notice ? [] : field("不计入比较", "not compared", notice.doc_type_reason)),
    ...shown.declared.map((row) =>
      say({
        zh: `公布 ${row.what} ${row.declared}，解析 ${row.parsed ?? "—"}：${row.verdict}（${row.reason}）`,
        en: `declared ${row.what} ${row.declared}, parsed ${row.parsed ?? "–"}: ${row.verdict} (${row.reason})`,
      }),
    ),
    "",
    ...shown.problems.map((row) => problemLine(row, depths, measures, lang)),
    ...(shown.findings.length > 0 ? ["", say({ zh: "疑点提示：", en: "Findings:" })] : []),
    ...shown.findings.map(({ code, message, detail }) => {
      const stored = { words: String(message), detail: detail === null ? null : String(detail) };
      return `  ${code}  ${printable(findingWords(String(code), "message", stored, lang))}`;
    }),
  ];
}

function problemLine(
  row: Found,
  depths: Map<unknown, number>,
  measures: ReadonlyMap<unknown, number>,
  lang: "zh" | "en",
): string {
  const depth = (depths.get(row.parent_id) ?? -1) + 1;
  depths.set(row.problem_id, depth);
  const label = lang === "zh" ? row.label_zh : row.label_en;
  const facts = [label ?? row.code, row.status, row.is_leaf ? `${measures.get(row.problem_id) ?? 0} m` : null].filter(
    Boolean,
  );
  const id = String(row.problem_id).slice(String(row.notice_id).length);
  const said = printable(String(row.text)).slice(0, 80);
  return `${"  ".repeat(depth)}${row.number ?? "·"} ${said}${facts.length > 0 ? `  [${facts.join(", ")}]` : ""}  ${id}`;
}
