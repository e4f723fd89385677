import type { Span } from "../../span.ts";
import { parseNumeral } from "../numerals.ts";

/**
 * The symbols that number a line, from outside in as offices usually nest them. The level of a class is never taken
 * from the symbol alone: `ladder.ts` decides it from the sequence in this document.
 */
export type EnumeratorClass =
  | "part" // 第一部分
  | "roman" // Ⅱ、   II.
  | "han" // 一、
  | "paren-han" // （一）
  | "problem" // 问题一：  反馈问题1：
  | "manifestation" // 具体表现一：
  | "bare" // 1 党委领导作用方面   01 市容秩序…
  | "decimal" // 1.1 前置研究…   2.3、…
  | "arabic" // 1.  1、  1．
  | "paren-arabic" // （1）
  | "half-paren" // 1）
  | "circled" // ①
  | "letter" // a.   B、
  | "ordinal" // 第一，
  | "measure" // 措施一：
  | "is" // 一是
  | "sequence"; // 首先，其次，再次，最后

/** An enumerator at the start of a line (or clause). */
export interface Enumerator {
  readonly class: EnumeratorClass;
  readonly value: number;
  /** As printed, without the punctuation that ends it: `（一）`, `1`, `问题一`. */
  readonly number: string;
  /** Characters of the line it takes, spaces behind it included. */
  readonly length: number;
  /** It may also be an amount (3.15万元…): only a sequence that needs it makes it a number. */
  readonly isDoubtful: boolean;
}

const HAN = "[零〇一二三四五六七八九十百]{1,5}";
const ARABIC = "\\d{1,3}";

interface Form {
  readonly class: EnumeratorClass;
  /** Every character that {@link Form.pattern} may begin with. */
  readonly starts: string;
  readonly pattern: RegExp;
}

const CAPITAL = "壹贰叁肆伍陆柒捌玖拾";
const HAN_START = "零〇一二三四五六七八九十百";
const ARABIC_START = "0123456789";

// Each row shows the line it reads. Order matters: the first that matches wins.
export const ENUMERATOR_FORMS: readonly Form[] = [
  // 第一部分：组织整改情况   第二个方面：聚焦内部管理
  { class: "part", starts: "第", pattern: new RegExp(`^第(${HAN}|${ARABIC}) ?(?:[个大]?方面|部分|章|篇) ?[:、.]? ?`) },
  // 反馈问题一：关于…   问题1：…   存在问题（二）…   第3个问题：…
  {
    class: "problem",
    starts: "[【(反存具突主巡问",
    pattern: new RegExp(
      `^[\\[【(]?(?:反馈|存在|具体|突出|主要|巡察)?(?:的)?问题 ?[(]?(${HAN}|${ARABIC})[)]? ?(?:[\\]】)][:、. ]?|[:、.,]|$|(?= |关于|“|对|未|在|落实))[:]? ?`,
    ),
  },
  // 具体表现一：…   表现形式（2）：…
  {
    class: "manifestation",
    starts: "具问主表",
    pattern: new RegExp(`^(?:具体|问题|主要)?(?:的)?表现(?:形式)? ?[(]?(${HAN}|${ARABIC})[)]? ?(?:[:、.,]|$) ?`),
  },
  {
    class: "problem",
    starts: "第",
    pattern: new RegExp(`^第 ?(${HAN}|${ARABIC}) ?(?:个|项|条)(?:反馈|具体)?(?:问题)? ?[:、.] ?`),
  },
  // 措施一：…   整改措施1：…
  {
    class: "measure",
    starts: "整具落措举",
    pattern: new RegExp(`^(?:整改|具体|落实)?(?:措施|举措) ?[(]?(${HAN}|${ARABIC})[)]? ?[:、.,] ?`),
  },
  // 第一，…   第二、…   第三是…
  { class: "ordinal", starts: "第", pattern: new RegExp(`^第(${HAN}) ?[,、:.是] ?`) },
  // 一是加强学习   二是是（doubled）   三 是
  { class: "is", starts: HAN_START, pattern: new RegExp(`^(${HAN}) ?是[是,:、 ]?`) },
  // 其一，…  其二，…
  { class: "is", starts: "其", pattern: new RegExp(`^其(${HAN}) ?[,、:是] ?`) },
  // 一、组织整改情况   一．…   二.…
  { class: "han", starts: HAN_START, pattern: new RegExp(`^(${HAN}) ?[、.] ?`) },
  // 壹、关于履行职责方面   贰、…
  { class: "han", starts: CAPITAL, pattern: new RegExp(`^([${CAPITAL}]{1,3}) ?[、.] ?`) },
  // （一）聚焦…方面   (一)、…
  { class: "paren-han", starts: "(", pattern: new RegExp(`^\\( ?(${HAN}) ?\\) ?[、.:,]? ?`) },
  // 1.1 前置研究讨论事项清单不清晰   2.3、… — the second number counts under the first
  { class: "decimal", starts: ARABIC_START, pattern: /^\d{1,2}[.](\d{1,2})(?: ?[、.]| (?! ))(?=[^\d ]) ?/ },
  // 1 党委领导作用发挥方面   01 市容秩序…反弹
  {
    class: "bare",
    starts: ARABIC_START,
    pattern:
      /^0?(\d{1,2}) {1,4}(?=[一-龥“《])(?!(?:年|月|日|个|项|条|次|人|名|家|万|元|余|多|批|场|期|户|起|件|份|处|类|种|天|小时|号|楼|栋|亩|米|公里|至|到|和|与|届|轮))/,
  },
  // 1.关于…   1、…   1．…
  {
    class: "arabic",
    starts: ARABIC_START,
    pattern: new RegExp(`^(${ARABIC}) ?(?:[、.] ?(?![、.])|[,:] ?(?=关于|针对|“))`),
  },
  // （1）…
  { class: "paren-arabic", starts: "(", pattern: new RegExp(`^\\( ?(${ARABIC}) ?\\) ?[、.:,]? ?`) },
  // 1）…
  { class: "half-paren", starts: ARABIC_START, pattern: new RegExp(`^(${ARABIC}) ?\\) ?[、.:,]? ?`) },
];

// A line is tried against the forms that its first character can begin; most lines begin none.
const FORMS_BY_START: ReadonlyMap<number, readonly Form[]> = new Map(
  [...new Set(ENUMERATOR_FORMS.flatMap(({ starts }) => [...starts]))].map(
    (start) => [start.charCodeAt(0), ENUMERATOR_FORMS.filter(({ starts }) => starts.includes(start))] as const,
  ),
);

const SEQUENCE: ReadonlyMap<string, number> = new Map([
  ["首先", 1],
  ["其次", 2],
  ["再次", 3],
  ["最后", 99],
]);

// ① U+2460…, ⑴ U+2474…, ㈠ U+3220…, ⒈ U+2488…, ❶ U+2776…
const SINGLE: readonly { readonly from: number; readonly to: number; readonly class: EnumeratorClass }[] = [
  { from: 0x2460, to: 0x2473, class: "circled" },
  { from: 0x2474, to: 0x2487, class: "paren-arabic" },
  { from: 0x2488, to: 0x249b, class: "arabic" },
  { from: 0x2776, to: 0x277f, class: "circled" },
  { from: 0x3220, to: 0x3229, class: "paren-han" },
];

// What comes in fractions: 3.15万元已上缴   2.5个百分点   1.2亿元   2.5小时   2.0版
const FRACTION =
  /^(?:0|\d{1,4} ?(?:%|‰|万|亿|千|百|元|个百分点|个月|公里|平方|立方|亩|吨|公斤|斤|米|倍|年|天|小时|分钟|版))/;
// A line that starts with an amount is no numbered line, though means have fractions too: 户均 / 2.3人
const DECIMAL_QUANTITY = new RegExp(`${FRACTION.source}|^\\d{1,4} ?(?:人|家|户|次|个|名|项)`);
// … but 44.2018年预算执行审计 and 1.2.…, 3.12345热线 are.
const YEAR = /^(?:19|20)\d{2} ?(?:年|-|至|—)/;

/** Whether what follows a number and its dot may be the rest of a fraction (5小时 of 2.5小时), and not a count (3名干部 of 2.3名干部). */
export const mayBeFraction = (rest: string): boolean => FRACTION.test(rest) && !YEAR.test(rest);

/**
 * The enumerator at the start of `text` (folded, trimmed), or null.
 *
 * @example readEnumerator("（一）聚焦…方面")  // { class: "paren-han", value: 1, number: "（一）", … }
 */
export function readEnumerator(text: string): Enumerator | null {
  const found = enumeratorAt(text);
  if (!found) return null;
  // 1.   关于…: text taken from Word keeps the blanks, or the tab, that set it apart from its automatic number.
  let length = found.length;
  while (text[length] === " " || text[length] === "\t") length++;
  return length === found.length ? found : { ...found, length };
}

function enumeratorAt(text: string): Enumerator | null {
  const single = readSingle(text) ?? readSymbol(text);
  if (single) return single;
  const sequence = SEQUENCE.get(text.slice(0, 2));
  if (sequence !== undefined && /^.{2} ?[,、:是]?/.test(text)) {
    const length = /^.{2} ?[,、:是]? ?/.exec(text)![0].length;
    return { class: "sequence", value: sequence, number: text.slice(0, 2), length, isDoubtful: false };
  }
  for (const form of FORMS_BY_START.get(text.charCodeAt(0)) ?? []) {
    const match = form.pattern.exec(text);
    if (!match) continue;
    const value = parseNumeral(match[1]!);
    if (value === null || value < 1 || value > 999) continue;
    const rest = text.slice(match[0].length);
    const isDoubtful =
      form.class === "arabic" && /[.](?! )/.test(match[0]) && DECIMAL_QUANTITY.test(rest) && !YEAR.test(rest);
    const number = match[0].trim().replace(/[、.:,]{1,4}$/, "");
    return { class: form.class, value, number, length: match[0].length, isDoubtful };
  }
  return null;
}

const ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
// Ⅱ、下一步整改打算   III.下一步打算   a.开展研讨4次   B、撰写心得: Ⅲ类水体 and B超 are no numbers.
const SYMBOL = /^(?:([Ⅰ-Ⅻ])|([IVX]{1,4})|([A-Za-z])) ?(?:[、.)](?![\w.、]) ?|:(?=[一-龥]))/;

/** Numbers written with letters; I. and V. are read as Roman, i. and v. as letters. */
function readSymbol(text: string): Enumerator | null {
  const match = SYMBOL.exec(text);
  if (!match) return null;
  const [whole, sign, roman, letter] = match;
  const value = sign
    ? sign.charCodeAt(0) - 0x215f
    : roman
      ? ROMANS.indexOf(roman) + 1
      : letter!.toLowerCase().charCodeAt(0) - 0x60;
  if (value < 1) return null;
  const number = (sign ?? roman ?? letter)!;
  return { class: letter ? "letter" : "roman", value, number, length: whole!.length, isDoubtful: false };
}

/** ① ⑵ ⒊ ㈣: a number in one character. */
function readSingle(text: string): Enumerator | null {
  const first = text.charCodeAt(0);
  const range = SINGLE.find(({ from, to }) => first >= from && first <= to);
  if (!range) return null;
  const gap = /^[、.:,]? ?/.exec(text.slice(1))![0].length;
  return { class: range.class, value: first - range.from + 1, number: text[0]!, length: 1 + gap, isDoubtful: false };
}

/** A numbered position in a text: the enumerator and where it stands. */
export interface EnumeratorAt extends Enumerator {
  readonly span: Span;
}
