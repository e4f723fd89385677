import { quote, type Span, trimSpan } from "../../span.ts";
import { findDates } from "../dates.ts";
import { matches } from "../matches.ts";
import type { Sections } from "../sections/sections.ts";
import { type Compact, compact } from "./compact.ts";
import { bareUnitName, isSelfReference, looksLikeUnit, unitParts } from "./unit-name.ts";

export type CandidateSource = "signature" | "title" | "lead" | "head" | "page" | "contact" | "prose";

/** A name of a unit printed somewhere in the notice. */
export interface UnitCandidate {
  /** Bare: without 中共 and party organ. */
  readonly name: string;
  /** Where it is printed, null when it is the page's own metadata. */
  readonly span: Span | null;
  readonly source: CandidateSource;
}

/** One line or several that name the issuer; two complete names are two issuers. */
export function signatureUnits(text: string, signature: Span | null): readonly UnitCandidate[] {
  if (!signature) return [];
  const dates = findDates(text, signature);
  const pieces = lines(text, signature).flatMap((line) =>
    withoutDates(
      text,
      line,
      dates.map((date) => date.span),
    ),
  );
  const names: { name: string; span: Span; printed: string }[] = [];
  for (const span of pieces) {
    const printed = compact(text, span).text.replace(/^\((?!.*\).)|^[(（]此件公开发布[)）]$/, "");
    const last = names.at(-1);
    // 中共某县委 / 宣传部: the name goes on in the next line.
    const joined = last ? bareUnitName(last.printed + printed) : "";
    if (last && continues(last.printed, printed) && looksLikeUnit(joined)) {
      names[names.length - 1] = {
        name: joined,
        span: { start: last.span.start, end: span.end },
        printed: last.printed + printed,
      };
      continue;
    }
    const name = bareUnitName(printed);
    if (looksLikeUnit(name) || isPartyOrgan(printed) || continues("", printed)) names.push({ name, span, printed });
  }
  return names
    .filter(({ name, printed }) => (looksLikeUnit(name) || isPartyOrgan(printed)) && !isSelfReference(name))
    .map(({ name, span }) => ({ name, span, source: "signature" as const }));
}

/** A party organ signs for its unit, whatever the unit is called: 某某试验站党支部. */
function isPartyOrgan(printed: string): boolean {
  return /^(?:中共|中国共产党)?[^,。;:!?“”《》\d]{4,40}(?:党组|党委|党工委|党总支|党支部|支部委员会|委员会)(?:\(.{1,4}\))?$/.test(
    printed,
  );
}

/** True when `printed` can only be the rest of a name begun in the line before. */
function continues(before: string, printed: string): boolean {
  if (/^(?:中共|中国共产党)/.test(printed)) return before === "" && printed.length >= 4;
  if (before === "") return false;
  const name = bareUnitName(printed);
  const parts = unitParts(name);
  if (parts.region !== "" || parts.relative !== "") return /^(?:党组|党委|委员会)/.test(printed);
  // 某局党组 in a second line below 某市 is a continuation; 办公室 below 中共某区委 too.
  return (
    !looksLikeUnit(bareUnitName(before)) ||
    /委$/.test(before) ||
    /^(?:党组|党委|党总支|党支部|委员会|支部委员会|总支部委员会)/.test(printed)
  );
}

function withoutDates(text: string, line: Span, dates: readonly Span[]): Span[] {
  const pieces: Span[] = [];
  let start = line.start;
  for (const date of dates) {
    if (date.end <= line.start || date.start >= line.end) continue;
    pieces.push({ start, end: date.start });
    start = date.end;
  }
  pieces.push({ start, end: line.end });
  // Two issuers on one line stand apart: 某县委办公室    某县人民政府办公室.
  return pieces.flatMap((piece) => apart(text, piece)).filter((piece) => piece.end > piece.start);
}

function apart(text: string, piece: Span): Span[] {
  const whole = trimSpan(text, piece);
  const cells = [...matches(/\S+(?:\s\S+)*/g, quote(text, whole))].map((match) =>
    trimSpan(text, { start: whole.start + match.index, end: whole.start + match.index + match[0].length }),
  );
  const complete = cells.every((cell) => looksLikeUnit(bareUnitName(quote(text, cell))));
  return cells.length > 1 && complete ? cells : [whole];
}

function lines(text: string, span: Span): Span[] {
  const found: Span[] = [];
  let start = span.start;
  for (let at = span.start; at <= span.end; at++) {
    if (at < span.end && !/[\n\r\u2028\u2029]/.test(text[at]!)) continue;
    const line = trimSpan(text, { start, end: at });
    if (line.end > line.start) found.push(line);
    start = at + 1;
  }
  return found;
}

const TITLE_FRAMES: readonly RegExp[] = [
  // 关于中共某局党组落实…, 关于某局党组巡察整改进展情况的通报
  /关于(?<name>(?:中共|中国共产党)?[^,。;:]{3,44}?(?:党组|党委|党工委|党总支|党支部|支部委员会|总支部委员会|委员会|支部)?)(?:巡[察视查]|落实|整改|对|反馈|关于|贯彻|集中整改)/g,
  // 中共某局党组关于…, 某局巡察整改情况通报, 【通报】某局党组落实…
  /^(?:【[^】]{1,16}】|\[[^\]]{1,16}\])?(?<name>[^,。;:【】[\]]{3,44}?)(?:关于|落实|对|巡[察视查]整改|巡[察视查]反馈|贯彻|整改|公布|公开|通报)/g,
  // 关于市委第三巡察组巡察某局党组反馈意见…, …对某局党组反馈意见…, …向某局反馈…
  /(?:巡[察视查](?!组)|对|向)(?<name>(?:中共)?[^,。;:]{3,40}?(?:党组|党委|党工委|党总支|党支部)?)(?:的)?(?:反馈|开展|进行|整改|意见|巡[察视查])/g,
];

// 巡察反馈意见整改情况通报(某县某局), 巡察整改情况通报——某镇党委
const TITLE_TAIL = /(?:通报|公告|公示|公布|报告|情况)(?:\(|[-—|]{1,2})(?<name>[^(),。;:—|-]{3,40})\)?$/g;

/** Names in a title, in the frames titles have. `view` is the title without line breaks. */
export function titleUnits(view: Compact): readonly UnitCandidate[] {
  return frames(view, [...TITLE_FRAMES, TITLE_TAIL], "title");
}

const LEAD_FRAMES: readonly RegExp[] = [
  // 对某局党组开展了常规巡察, 对某镇党委及所辖村进行…, 对某局(以下简称“…”)开展
  /对(?<name>[^,。;:“”对]{2,50}?)(?:\([^()]{2,40}\))?(?:党组|党委|党工委|党总支|党支部|领导班子)?(?:及其?[^,。;]{0,16})?(?:进行|开展|实施)(?:了)?[^,。;]{0,30}?巡[察视查]/g,
  /进驻(?<name>[^,。;:“”]{2,40}?)(?:,|。|;|开展|进行|对)/g,
  // 某局党组接受…巡察, 向某局党组反馈
  /向(?<name>[^,。;:“”向]{2,50}?)(?:\([^()]{2,40}\))?(?:党组|党委|党工委|党总支|党支部|领导班子)?(?:进行(?:了)?|作了?)?(?:集中|书面|正式)?反馈/g,
  /巡[察视查](?:了)?(?<name>[^,。;:“”组]{3,40}?)(?:党组|党委|党工委|党总支|党支部)(?:,|。|;|并|后)/g,
];

/** Names of the inspected unit in the lead. Relative names (区委宣传部) are kept, 我局 is not a name. */
export function leadUnits(view: Compact): readonly UnitCandidate[] {
  return frames(view, LEAD_FRAMES, "lead");
}

function frames(view: Compact, patterns: readonly RegExp[], source: CandidateSource): UnitCandidate[] {
  const found: UnitCandidate[] = [];
  for (const pattern of patterns) {
    for (const match of matches(pattern, view.text)) {
      const printed = match.groups!.name!;
      const at = match.index + match[0].indexOf(printed);
      const name = bareUnitName(printed);
      if (!looksLikeUnit(name) || isSelfReference(name) || /^(?:我|本|该)/.test(name)) continue;
      found.push({ name, span: view.source(at, at + printed.length), source });
    }
  }
  return found;
}

const HEAD_LABEL =
  /(?:信息|文章|稿件)?(?:来源|发布(?:机构|单位|者)|主办(?:单位)?|承办(?:单位)?|版权所有|责任单位|(?:填报|填表|公开|公示|公布|报送|编制|整改|被巡[察视])?单位(?:名称)?(?:\(盖章\))?)[\])】]? ?[::]? ?$/;

/** Names in the head and the furniture: header lines, 来源:某局, 主办单位:某局. */
export function headUnits(text: string, sections: Sections): readonly UnitCandidate[] {
  const found: UnitCandidate[] = [];
  const spans = [
    ...(sections.head ? [sections.head] : []),
    ...(sections.title ? [sections.title] : []),
    ...sections.furniture,
  ];
  for (const span of spans) {
    let above: Span | null = null;
    for (const line of lines(text, span).slice(0, 40)) {
      if (line.end - line.start > 200) continue;
      for (const match of matches(/[^\s:：|　]{2,60}/g, quote(text, line))) {
        const start = line.start + match.index;
        const labelled = HEAD_LABEL.test(compact(text, { start: line.start, end: start }).text);
        const whole = start === line.start && start + match[0].length === line.end;
        if (!labelled && !whole) continue;
        push({ start, end: start + match[0].length });
      }
      // A name broken over two header lines.
      if (above) push({ start: above.start, end: line.end });
      above = line;
    }
  }
  return found;

  function push(span: Span): void {
    const name = bareUnitName(quote(text, span));
    if (looksLikeUnit(name) && !isSelfReference(name)) found.push({ name, span, source: "head" });
  }
}

/** 来源 and title as the page's own metadata give them. */
export function pageUnit(label: string | null): readonly UnitCandidate[] {
  const name = bareUnitName(label ?? "");
  return looksLikeUnit(name) && !isSelfReference(name) ? [{ name, span: null, source: "page" }] : [];
}
