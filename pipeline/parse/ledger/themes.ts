import { readEnumerator } from "../headings/enumerator.ts";
import { namesAspect } from "../headings/theme.ts";
import type { Line } from "../lines/line.ts";
import { roleOf } from "../sections/section-role.ts";
import { type Column, isFault } from "./header.ts";
import { type Cell, isLedgerRow } from "./table-rows.ts";

/** A line between two table rows names a theme of the table, not a part of the notice. */
export function isLedgerTheme(content: readonly Line[], at: number, isHeader: (at: number) => boolean): boolean {
  const isRow = (one: Line | undefined): boolean => one !== undefined && isLedgerRow(one.text);
  if (!isRow(content[at - 1]) || !isRow(content[at + 1]) || isRow(content[at])) return false;
  // 二、反馈问题整改落实情况 between a table of totals and the ledger opens a part.
  const text = content[at]!.text;
  const enumerator = readEnumerator(text);
  if (!enumerator) return true;
  const role = roleOf(text.slice(enumerator.length));
  // 三、下一步工作打算 above a table of tasks does so too.
  return !(
    (role === "next" && enumerator.class === "han" && !namesAspect(text)) ||
    (role !== "other" && isHeader(at + 1))
  );
}

const LONGEST_THEME = 60;

// 单位：万元   填报单位：某局   （续表）   备注：…
const CAPTION =
  /^(?:单位|填报|填表|制表|审核|日期|时间|说明|备注|注)[^:]{0,8}:|^[(]?(?:续表|接上表|续上表|上接)|^(?:附件|附表|表) ?[\d一二三四五六七八九十]{0,3} ?[:.、]?$/;
// 某局巡察整改情况一览表   表2 整改台账
const TABLE_NAME = /(?:一览表|情况表|统计表|明细表|公示表|台账|清单|汇总)(?: ?[(].{0,20}[)])?$/;

const isOuter = (text: string): boolean => /^(?:han|paren-han|part)$/.test(readEnumerator(text)?.class ?? "");

/** A short line that is numbered as themes are, or says 方面. */
export const isNamedTheme = ({ text }: Line): boolean =>
  !text.includes("\t") && text.length <= LONGEST_THEME && (isOuter(text) || namesAspect(text)) && !/。./.test(text);

/** Whether a line without cells between the rows of a table names a theme; `previous` is such a line right above it. */
export function isTableTheme({ text }: Line, previous: Line | null): boolean {
  if (CAPTION.test(text) || (TABLE_NAME.test(text) && !namesAspect(text))) return false;
  if (/^(?:合计|小计|总计|共计)/.test(text)) return false;
  if (text.length > LONGEST_THEME && /。./.test(text) && !isOuter(text)) return false;
  // （二）作风建设方面 / 共反馈问题3个。 — the second line speaks of the first.
  const isNamed = (one: string): boolean => isOuter(one) || namesAspect(one);
  return !(previous && isNamed(previous.text) && !isNamed(text));
}

// …关于巡察反馈四个方面问题整改情况的通报
const HEADLINE = /(?:通报|公告|公示|公布|如下)[:。]?$/;

/** （一）政治建设方面 above the header of the first table; captions may stand between. */
export function themeAbove(content: readonly Line[], header: number): Line | null {
  for (let at = header - 1; at >= 0 && at >= header - 3; at--) {
    const line = content[at]!;
    const { text } = line;
    if (text.includes("\t")) return null;
    if (CAPTION.test(text) || (TABLE_NAME.test(text) && !namesAspect(text))) continue;
    if (text.length > LONGEST_THEME || (/。./.test(text) && !isOuter(text)) || HEADLINE.test(text)) return null;
    if (namesAspect(text)) return line;
    const kind = readEnumerator(text)?.class;
    // Without 方面 it is a theme only where the tables below have one each.
    const hasSibling = content
      .slice(header)
      .some((one) => !one.text.includes("\t") && readEnumerator(one.text)?.class === kind && isTableTheme(one, null));
    return isOuter(text) && hasSibling ? line : null;
  }
  return null;
}

const HAN_NUMBER = /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/;
const NUMBER = /^[^\d一-龥]{0,4}\d{1,4}(?:[.-]\d{1,3})?[^\d一-龥]{0,4}$/;

/** The theme that a row names by standing alone in it: 党的建设方面 | | |   一 | 党的建设方面 | | */
export function themeOfRow(
  cells: readonly Cell[],
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): { readonly cell: Cell; readonly number: Cell | null } | null {
  const filled = cells.flatMap((cell, at) => (cell.text === "" ? [] : [{ cell, at, kind: columns[at]?.kind ?? null }]));
  const [first, second] = filled;
  if (!first || filled.length > 2) return null;
  const { cell, at, kind } = first;
  if (!second) {
    const isNamed = namesAspect(cell.text) || isOuter(cell.text);
    if (at === 0 && kind === "number") {
      const isNumber = NUMBER.test(cell.text) || HAN_NUMBER.test(cell.text);
      return isNumber || cell.text.length < 2 ? null : { cell, number: null };
    }
    if (at === 0 && cells.length >= 3) return cell.text.length > 4 ? { cell, number: null } : null;
    return isFault(kind) && isNamed ? { cell, number: null } : null;
  }
  if (kind !== "number" || !isFault(second.kind) || !HAN_NUMBER.test(cell.text)) return null;
  const numbered = rows.some((row) => NUMBER.test(row[at]?.text ?? ""));
  return numbered ? { cell: second.cell, number: cell } : null;
}
