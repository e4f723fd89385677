import type { ShownProblem } from "./show-find.ts";
import { printable, type Terminal } from "./terminal.ts";
import type { Plain } from "./values.ts";

/** A problem with what stands above it, its codes and cues, its measures, and the source with the passage marked. */
export function problemLines(shown: ShownProblem, { say, lang }: Terminal): string[] {
  const { problem, context } = shown;
  const heading = (zh: string, en: string): string[] => ["", say({ zh, en })];
  return [
    `${problem.problem_id}  ${problem.unit ?? ""}  ${problem.source_path}`,
    ...shown.above.map((row) => `${row.number ?? "·"} ${printable(String(row.text))}`),
    `${problem.number ?? "·"} ${printable(String(problem.text))}`,
    ...(problem.status === null
      ? []
      : [
          say({
            zh: `状态：${problem.status}（${problem.status_source}）`,
            en: `status: ${problem.status} (${problem.status_source})`,
          }),
        ]),
    ...(shown.categories.length > 0 ? heading("类别：", "Category:") : []),
    ...shown.categories.map((row) => {
      const label = (lang === "zh" ? row.label_zh : row.label_en) ?? "";
      const rank = row.is_primary ? say({ zh: "主", en: "primary" }) : say({ zh: "次", en: "secondary" });
      const runner =
        row.runner_up === null ? "" : say({ zh: `，次选 ${row.runner_up}`, en: `, runner-up ${row.runner_up}` });
      const review = row.needs_review ? say({ zh: "，待复核", en: ", to be reviewed" }) : "";
      return `  ${rank}  ${row.code} ${label}  ${Number(row.score).toFixed(2)}  ${row.method} ${row.rule_id}${runner}${review}  ${cuesOf(row.cues!)}`;
    }),
    ...(shown.measures.length > 0 ? heading("整改措施：", "Measures:") : []),
    ...shown.blocks.flatMap((block) => [
      ...(block.label === null ? [] : [`  ${printable(String(block.label))}`]),
      ...shown.measures
        .filter((row) => row.block_id === block.block_id)
        .map(
          (row) =>
            `  ${row.ordinal}  ${printable(String(row.text))}  [${[...((row.types as Plain[] | null) ?? []), row.modality, row.specificity].join(", ")}]`,
        ),
    ]),
    ...(shown.evidence.length > 0 ? heading("可核查的事实：", "Checkable facts:") : []),
    ...shown.evidence.map(
      (row) =>
        `  ${row.kind}  ${printable(String(row.text))}${row.value === null ? "" : `  = ${row.value} ${row.unit ?? ""}`}`,
    ),
    ...heading("原文：", "Source:"),
    `  …${printable(context.before)}【${printable(context.passage)}】${printable(context.after)}…`,
  ];
}

function cuesOf(cues: Plain): string {
  return (cues as readonly { readonly text: string }[]).map(({ text }) => `“${text}”`).join("");
}
