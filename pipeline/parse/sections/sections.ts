import type { Span } from "../../span.ts";
import { type Enumerator, readEnumerator } from "../headings/enumerator.ts";
import { inlineMarkers, readMarker } from "../leaf/marker.ts";
import { readStatus } from "../leaf/status.ts";
import { readWrapper } from "../leaf/wrapper.ts";
import { headerAt, isFlattenedHeader, isLedgerRow, ledgerRowsOf } from "../ledger/ledger.ts";
import { isLedgerTheme, themeAbove } from "../ledger/themes.ts";
import { closingLines } from "../lines/closing.ts";
import { pageFurniture } from "../lines/furniture.ts";
import type { Line } from "../lines/line.ts";
import { TITLE_END, titleSpan } from "../lines/title-lines.ts";
import { closingHeadingAt } from "./closing-heading.ts";
import { chooseBodies, isContainer, listingOf, sectionHeadings } from "./section-headings.ts";

/**
 * The macro structure of a notice (formats.md section 2). Every span covers whole lines; a part that the notice does not
 * have is null.
 */
export interface Sections {
  /** Everything before the lead: furniture, title, date and source lines. */
  readonly head: Span | null;
  readonly title: Span | null;
  /** 根据…统一部署，…现将整改情况予以公布。 */
  readonly lead: Span | null;
  /** 一、组织整改落实情况 */
  readonly organisation: Span | null;
  /** 二、基本情况 */
  readonly totals: Span | null;
  /** From the first to the last part with problems. */
  readonly body: Span | null;
  /** 三、下一步工作打算 */
  readonly next: Span | null;
  readonly contact: Span | null;
  readonly signature: Span | null;
  /** Site furniture lines, wherever they stand. */
  readonly furniture: readonly Span[];
}

/** One part of the body: the lines under one section heading, or all of a body that has none. */
export interface BodyPart {
  /** The section heading (`二、反馈意见整改落实情况`), null where the body has none or the headings are themes. */
  readonly heading: Line | null;
  /** The numbered heading of the part above, where this one's lines begin with its sibling. */
  readonly above: Enumerator | null;
  readonly lines: readonly Line[];
}

export interface Layout {
  readonly sections: Sections;
  readonly bodyParts: readonly BodyPart[];
  /** The lines of a part that only lists the problems, which the body answers; `isBody` where nothing else than that tells it from one. */
  readonly listed: { readonly lines: readonly Line[]; readonly isBody: boolean };
  readonly furnitureLines: ReadonlySet<number>;
  readonly metadataLines: ReadonlySet<number>;
}

/** Number of lines that only a rectified problem has: markers, wrappers, status lines, ledger rows. */
function problemSigns(lines: readonly Line[], tableRows: ReadonlySet<number>): number {
  let signs = 0;
  for (const line of lines) {
    if (line.text === "") continue;
    if (tableRows.has(line.index)) {
      signs += 0.5;
      continue;
    }
    const enumerator = readEnumerator(line.text);
    const rest = enumerator ? line.text.slice(enumerator.length) : line.text;
    const marker = readMarker(line.text.slice(0, 60));
    if (marker && (marker.role === "measures" || marker.role === "status" || marker.role === "outcome")) signs++;
    else if (enumerator && enumerator.class !== "is" && readWrapper(rest.slice(0, 400))) signs++;
    else if (enumerator?.class === "problem") signs++;
    else if (!enumerator && /^(?:关于|针对)/.test(rest) && readWrapper(rest.slice(0, 400))) signs++;
    else if (enumerator && inlineMarkers(line.text.slice(0, 2000)).length > 0) signs++;
    else if (readStatus(line.text.slice(0, 60))) signs++;
  }
  return signs;
}

const spanOf = (lines: readonly Line[]): Span | null => {
  const full = lines.filter((line) => line.text !== "");
  return full.length === 0 ? null : { start: full[0]!.span.start, end: full.at(-1)!.span.end };
};

/** Reads the macro structure. Only the lines of {@link BodyPart} can become problems and measures. */
export function layoutOf(lines: readonly Line[]): Layout {
  const furnitureLines = new Set<number>();
  const metadataLines = new Set<number>();
  for (const [index, kind] of pageFurniture(lines)) (kind === "furniture" ? furnitureLines : metadataLines).add(index);
  const { contact, signature, from: closingFrom } = closingLines(lines, furnitureLines, metadataLines);
  const content = lines.filter(
    (line) =>
      line.index < closingFrom && line.text !== "" && !furnitureLines.has(line.index) && !metadataLines.has(line.index),
  );

  const tableRows = ledgerRowsOf(content);
  const isHeader = (at: number): boolean => headerAt(content, at) !== null;
  // A row of a ledger may begin with the number of its theme (三、队伍建设方面 | 5 | …).
  const headings = sectionHeadings(
    content.filter((line, at) => !isLedgerRow(line.text) && !isLedgerTheme(content, at, isHeader)),
  );
  const part = (at: number): readonly Line[] => {
    const from = headings[at]!.line.index;
    const to = headings[at + 1]?.line.index ?? closingFrom;
    return content.filter((line) => line.index > from && line.index < to);
  };
  const signs = headings.map((_, at) => problemSigns(part(at), tableRows));
  const chosen = chooseBodies(headings, signs);
  const listing = listingOf(headings, chosen, part);
  const bodies = chosen.filter((at) => at !== listing);

  const firstHeading = headings[0]?.line.index ?? Number.POSITIVE_INFINITY;
  const bodyStart = bodies.length > 0 ? firstHeading : bodyStartWithoutHeading(content, tableRows, firstHeading);
  const opening = content.filter((line) => line.index < Math.min(bodyStart, firstHeading));
  const leadFrom = leadStart(opening);
  const leadLines = opening.slice(leadFrom);
  const headLines = lines.filter(
    (line) => line.index < (leadLines[0]?.index ?? Math.min(bodyStart, firstHeading, closingFrom)) && line.text !== "",
  );

  const bodyParts: BodyPart[] = [];
  const organisation: Line[] = [];
  const totals: Line[] = [];
  const next: Line[] = [];
  let themeRun: Line[] | null = null;
  headings.forEach((heading, at) => {
    const inside = part(at);
    if (bodies.includes(at)) {
      if (isContainer(heading, bodies, headings)) {
        themeRun = null;
        bodyParts.push({ heading: heading.line, above: null, lines: inside });
      } else {
        // The section headings are themselves themes: they stay in the body as numbered lines.
        if (!themeRun) {
          themeRun = [];
          bodyParts.push({ heading: null, above: headings[at - 1]?.enumerator ?? null, lines: themeRun });
        }
        for (const line of [heading.line, ...inside]) themeRun.push(line);
      }
      return;
    }
    themeRun = null;
    const target =
      heading.role === "next" || at > (bodies.at(-1) ?? -1) ? next : heading.role === "totals" ? totals : organisation;
    for (const line of [heading.line, ...inside]) target.push(line);
  });
  if (bodies.length === 0) {
    const stop =
      headings.find((heading) => heading.role === "next" && heading.line.index > bodyStart)?.line.index ?? closingFrom;
    const inside = content.filter((line) => line.index >= bodyStart && line.index < stop);
    if (inside.length > 0) bodyParts.push({ heading: null, above: null, lines: inside });
  }
  const lastPart = bodyParts.pop();
  const hasNext = headings.some(({ role }, at) => role === "next" && at > (bodies.at(-1) ?? -1));
  if (lastPart) bodyParts.push(withoutTail(lastPart, next, hasNext));
  const bodyLines = bodyParts.flatMap((body) => (body.heading ? [body.heading, ...body.lines] : body.lines));

  return {
    sections: {
      head: spanOf(headLines),
      title: titleSpan(
        headLines.filter(
          ({ index, text }) => !furnitureLines.has(index) && (!metadataLines.has(index) || text.includes("\t")),
        ),
      ),
      lead: spanOf(leadLines),
      organisation: spanOf(organisation),
      totals: spanOf(totals),
      body: spanOf(bodyLines),
      next: spanOf(next),
      contact: spanOf(contact),
      signature: spanOf(signature),
      furniture: lines.filter((line) => furnitureLines.has(line.index)).map((line) => line.span),
    },
    bodyParts,
    listed: { lines: listing === null ? [] : part(listing), isBody: listing !== null && chosen.includes(listing) },
    furnitureLines,
    metadataLines,
  };
}

/**
 * Where the body begins in a notice without section headings: the first numbered or wrapped line behind the lead, or the first
 * line that an answer follows (违规发放补贴 / 整改情况：…), with the short lines above it that name its theme.
 */
function bodyStartWithoutHeading(content: readonly Line[], tableRows: ReadonlySet<number>, before: number): number {
  for (const [at, line] of content.entries()) {
    if (line.index >= before && before !== Number.POSITIVE_INFINITY) break;
    const enumerator = readEnumerator(line.text);
    if (enumerator && enumerator.class !== "is" && enumerator.class !== "sequence" && enumerator.value <= 2)
      return line.index;
    // 党的建设方面 right above the first table belongs to it.
    if (tableRows.has(line.index)) return (themeAbove(content, at) ?? line).index;
    if (isFlattenedHeader(content, at)) return line.index;
    if (/^(?:关于|针对)/.test(line.text) && !/通报|公告|公布/.test(line.text) && readWrapper(line.text.slice(0, 400)))
      return line.index;
    if (isAnswered(line, content[at + 1])) return content[themesAbove(content, at)]!.index;
  }
  return before;
}

/** P / 整改情况：… — a statement without a number above the label of its answer. */
function isAnswered({ text }: Line, below: Line | undefined): boolean {
  const answer = below && readMarker(below.text.slice(0, 60));
  return (
    answer?.role === "measures" && text.length <= LONGEST_STATEMENT && !LEAD.test(text) && readMarker(text) === null
  );
}
const LONGEST_STATEMENT = 300;

/** Where the numbered theme begins that stands right above line `at`, over two lines perhaps: 01 / 政策落实有温差 */
function themesAbove(content: readonly Line[], at: number): number {
  const from = [at - 1, at - 2].find(
    (one) => one > 0 && /^0?\d{1,2}$|^0?\d{1,2} [^。;:,!?]{1,24}$/.test(content[one]!.text),
  );
  return from ?? at;
}

const LEAD =
  /(?:根据|按照|依据|经).{0,60}(?:部署|安排|要求|同意|规定|条例)|开展(?:了)?.{0,24}(?:巡察|巡视|巡查)|进行(?:了)?.{0,24}(?:巡察|巡视|巡查)|现将.{0,60}(?:公布|通报|公告|公示|公开|如下)/;

/** Index in `opening` of the first line of the lead: prose about the inspection. */
function leadStart(opening: readonly Line[]): number {
  const at = opening.findIndex(
    (line, index) =>
      LEAD.test(line.text.slice(0, 400)) &&
      (/[。:]/.test(line.text) || line.text.length > 50 || opensSentence(line, opening[index + 1])),
  );
  if (at !== -1) return at;
  const prose = opening.findIndex((line) => line.text.length > 40 && /。/.test(line.text));
  return prose === -1 ? opening.length : prose;
}

/** 根据县委统一部署，2024年3月4日至5月10日，县委第二 / 巡察组对…进行了巡察。 — the sentence goes on in the next line. */
function opensSentence(line: Line, next: Line | undefined): boolean {
  return next !== undefined && /,/.test(line.text) && !TITLE_END.test(line.text) && /。/.test(next.text);
}

// A closing paragraph without heading: 下一步，我局党组将…巡察整改…   总体看，反馈的5个问题中…
const CLOSING_PARAGRAPH =
  /^(?:(?:下一步|下步|今后|接下来|下阶段|下一阶段|总体(?:来)?看|总的(?:来)?看)[,、:]? ?.{0,120}(?:巡察|巡视|整改|党组|党委|从严治党|高质量发展)|[^,。;:]{0,16}(?:党组|党委|党工委|党总支|党支部)将(?:以|把|继续|坚持|进一步|持续|始终)[^。]{0,60}(?:整改|巡察|巡视))/;

/** 下一步整改措施：每月抽查。 says nothing of the whole; only what stands behind the label tells (下一步工作：抓整改不松劲). */
function withoutOwnWords(text: string): string {
  const label = readMarker(text.slice(0, 60));
  return label && text.startsWith(label.label)
    ? label.label.replace("整改", "") + text.slice(label.label.length)
    : text;
}

/** Moves a closing paragraph, or a closing section without a number, at the end of the last body part to `next`. */
function withoutTail(part: BodyPart, next: Line[], hasNext: boolean): BodyPart {
  let cut = hasNext ? part.lines.length : closingHeadingAt(part.lines);
  for (let at = cut - 1; at > 0 && at >= part.lines.length - 8; at--) {
    const line = part.lines[at]!;
    if (
      CLOSING_PARAGRAPH.test(withoutOwnWords(line.text.slice(0, 200))) &&
      part.lines.slice(at + 1).every((after) => !readMarker(after.text.slice(0, 60)))
    ) {
      cut = at;
    }
  }
  if (cut === part.lines.length) return part;
  next.unshift(...part.lines.slice(cut));
  return { ...part, lines: part.lines.slice(0, cut) };
}
