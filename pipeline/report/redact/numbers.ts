import { cellsUnder } from "./columns.ts";
import { contactWords, type Label } from "./contact-words.ts";

/** A stretch of a folded text that is a number of a person, and its digits. */
export interface NumberHit {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/** Digits in groups: `0000 123 4567`, `138⏎0000`, `(0000) 123-4567`. */
const RUN = /\d+(?:(?:[ \n]{1,3}|[ \n]{0,2}[-.·)][ \n]{0,2})\d+)*/g;
const GROUP = /\d+/g;

/** How far before a number the word is looked for that says what it is. */
const LABEL_REACH = 64;

interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
  /** What stands between the group before and this one. */
  readonly gap: string;
}

/** Where a number stands: its groups, what it is called, whether it stands in a column of telephone numbers. */
interface Place {
  readonly text: string;
  readonly groups: readonly Group[];
  readonly label: Label;
  readonly known: ReadonlySet<string>;
}

/**
 * Telephone, identity and account numbers of a folded text. A number found once is found wherever its digits stand:
 * `known` holds the digits of numbers found elsewhere in the notice.
 */
export function personalNumbers(text: string, known: ReadonlySet<string> = new Set()): readonly NumberHit[] {
  const words = contactWords();
  const hits: NumberHit[] = [];
  let cells: ReturnType<typeof cellsUnder> | undefined;
  for (const run of text.matchAll(RUN)) {
    if (run[0].length < 6) continue;
    let end = run.index;
    const groups: Group[] = [...run[0].matchAll(GROUP)].map((match) => {
      const from = run.index + match.index;
      const group = { from, to: from + match[0].length, digits: match[0], gap: text.slice(end, from) };
      end = group.to;
      return group;
    });
    cells ??= cellsUnder(text, words.columns);
    const inColumn = cells.some(({ from, to }) => from <= run.index && run.index < to);
    let reach = words.labelOf(text.slice(Math.max(0, run.index - LABEL_REACH), run.index)) ?? null;
    if (reach === null && inColumn) reach = "telephone";
    for (let first = 0; first < groups.length; ) {
      const place: Place = { text, groups: groups.slice(first, first + 8), label: first === 0 ? reach : null, known };
      const taken = numberOf(place);
      if (taken === 0) first++;
      else {
        hits.push(...hitsOf(text, groups[first]!, groups[first + taken - 1]!, groups.slice(first, first + taken)));
        first += taken;
      }
    }
  }
  return hits;
}

/** How many groups, from the first on, are one number; 0: none. */
function numberOf(place: Place): number {
  const { text, groups, label } = place;
  if (label === "code") return 0;
  const identity = groupsOf(groups, 4, (digits, to) => isIdentity(digits, text, to));
  if (identity > 0) return identity;
  if (isFraction(text, groups)) return 0;
  for (const kind of [mobile, landline, service, account, labelled, knownNumber]) {
    const taken = kind(place);
    if (taken > 0 && !isAmount(text, groups, taken)) return taken;
  }
  return 0;
}

/** 0.0123456: the digits after a point are not looked at. */
const isFraction = (text: string, groups: readonly Group[]): boolean =>
  groups[0]!.gap === "." && /\d/.test(text[groups[0]!.from - 2] ?? "") && groups[0]!.digits.length > 4;

/** 12345678元, 1,234,567, 13800000000.00. */
function isAmount(text: string, groups: readonly Group[], taken: number): boolean {
  const { to } = groups[taken - 1]!;
  const next = groups[taken];
  if (next?.gap === "." && next.digits.length <= 2) return true;
  if (
    /^,\d{3}(?!\d)/.test(text.slice(to, to + 5)) ||
    /\d,$/.test(text.slice(Math.max(0, groups[0]!.from - 2), groups[0]!.from))
  )
    return true;
  return contactWords().isCounted(text, to);
}

/** The fewest first groups, at most `most`, whose digits together pass. */
function groupsOf(groups: readonly Group[], most: number, passes: (digits: string, to: number) => boolean): number {
  let digits = "";
  for (let n = 1; n <= Math.min(most, groups.length); n++) {
    digits += groups[n - 1]!.digits;
    if (passes(digits, groups[n - 1]!.to)) return n;
  }
  return 0;
}

const DATE_OF_BIRTH = /^\d{6}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}/;

/** Eighteen digits with a date of birth in them, the last of which may be an X. */
const isIdentity = (digits: string, text: string, to: number): boolean =>
  DATE_OF_BIRTH.test(digits) &&
  (digits.length === 18 || (digits.length === 17 && /^[Xx](?![A-Za-z\d])/.test(text.slice(to, to + 2))));

const shape = (groups: readonly Group[], taken: number): string =>
  groups
    .slice(0, taken)
    .map(({ digits }) => digits.length)
    .join("-");

/** 13800000000 in the ways people group it, with +86, 0086- or (86) before it. */
function mobile({ groups }: Place): number {
  const country = /^(?:00)?86$/.test(groups[0]!.digits) ? 1 : 0;
  const rest = groups.slice(country);
  const taken = groupsOf(rest, 3, (digits) => /^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits));
  if (taken === 0) return 0;
  const broken = rest.slice(1, taken).some(({ gap }) => gap.includes("\n"));
  const form = shape(rest, taken);
  const dotted = rest.slice(1, taken).some(({ gap }) => gap === ".");
  if (dotted && form !== "3-4-4") return 0;
  if (taken === 3 && !/^(?:3-4-4|5-3-3|4-3-4|3-3-5|4-4-3)$/.test(form)) return 0;
  // Numbers of two cells that only look like one: 150⏎12345678.
  if (taken === 2 && broken && rest[0]!.digits.length < 5) return 0;
  return country + taken;
}

/** 0000-1234567, with the area code in brackets or not, and the number in one piece or in two or three. */
function landline({ groups }: Place): number {
  const [area, next] = groups;
  if (/^0\d{9,11}$/.test(area!.digits)) return 1;
  if (!/^0\d{2,3}$/.test(area!.digits) || !next || /[.·]/.test(next.gap)) return 0;
  const rest = groups.slice(1);
  const taken = groupsOf(rest, 3, (digits) => digits.length === 7 || digits.length === 8);
  return taken === 0 || rest.slice(0, taken).some(({ digits, gap }) => digits.length < 2 || gap === ".")
    ? 0
    : taken + 1;
}

/** 400-123 4567, 8001234567. */
const service = ({ groups }: Place): number => {
  const taken = groupsOf(groups, 3, (digits) => /^[48]00\d{7}$/.test(digits));
  return /^(?:10|3-7|3-3-4|3-4-3|6-4)?$/.test(shape(groups, taken)) ? taken : 0;
};

/** Fourteen to nineteen digits in one piece or in fours; fewer where a word says it is an account. */
function account({ text, groups, label }: Place): number {
  if (label === "account") {
    const all = groups.findIndex(({ gap }, index) => index > 0 && /[.·)]/.test(gap));
    const own = all < 0 ? groups : groups.slice(0, all);
    return sum(own) >= 8 ? own.length : groups[0]!.digits.length >= 8 ? 1 : 0;
  }
  const [first] = groups;
  if (/[A-Za-z]/.test(text[first!.from - 1] ?? "") || /[A-Za-z]/.test(text[first!.to] ?? "")) return 0;
  if (first!.digits.length >= 14 && first!.digits.length <= 20) return 1;
  let fours = 0;
  while (groups[fours]?.digits.length === 4 && (fours === 0 || /^[ -]$/.test(groups[fours]!.gap))) fours++;
  const tail = groups[fours];
  const taken = tail && /^[ -]$/.test(tail.gap) && tail.digits.length < 4 ? fours + 1 : fours;
  const years = groups.slice(0, fours).every(({ digits }) => /^(?:19|20)\d\d$/.test(digits));
  return fours >= 3 && sum(groups.slice(0, taken)) >= 15 && !years ? taken : 0;
}

/** Seven digits or more after 电话, and shorter numbers there in one piece. */
function labelled({ groups, label }: Place): number {
  if (label !== "telephone") return 0;
  const first = groups[0]!.digits.length;
  if (first >= 6) return 1;
  const taken = groupsOf(groups, 4, (digits) => digits.length >= 7 && digits.length <= 12);
  return taken > 0 && groups.slice(0, taken).every(({ digits, gap }) => digits.length >= 3 && gap !== ".") ? taken : 0;
}

const knownNumber = ({ groups, known }: Place): number =>
  known.size === 0 ? 0 : groupsOf(groups, 4, (digits) => known.has(digits));

const sum = (groups: readonly Group[]): number => groups.reduce((all, { digits }) => all + digits.length, 0);

const EXTENSION = / ?(?:转接?|分机号?|[eE]xt\.?|-) ?[:：]?\d{1,6}(?!\d)(?:[、/]\d{1,6}(?!\d))*/y;
const ANOTHER = / ?[、/,，;；或和] ?(\d{7,8})(?!\d)/y;
/** The sign of a country code and the bracket of an area code. */
const SIGN = /\+$/;
const BRACKET = /\(\+?$/;

/** The number with sign and bracket before it, its extension, and the further numbers of the same line. */
function hitsOf(text: string, first: Group, last: Group, groups: readonly Group[]): NumberHit[] {
  const digits = groups.map((group) => group.digits).join("");
  const before = text.slice(Math.max(0, first.from - 2), first.from);
  const sign = text.slice(first.from, last.to).includes(")")
    ? (BRACKET.exec(before) ?? SIGN.exec(before))
    : SIGN.exec(before);
  const from = first.from - (sign?.[0].length ?? 0);
  const isIdentityX = digits.length === 17 && /[Xx]/.test(text[last.to] ?? "");
  let to = last.to + (isIdentityX ? 1 : 0);
  if (digits.length > 12) return [{ from, to, digits }];
  const hits: NumberHit[] = [];
  EXTENSION.lastIndex = to;
  const extension = EXTENSION.exec(text);
  if (extension) to += extension[0].length;
  // The number without its area code is the same telephone.
  hits.push({ from, to, digits });
  if (/^0\d{2,3}$/.test(first.digits) && groups.length > 1)
    hits.push({ from, to, digits: digits.slice(first.digits.length) });
  for (;;) {
    ANOTHER.lastIndex = to;
    const more = ANOTHER.exec(text);
    if (!more || contactWords().isCounted(text, to + more[0].length)) return hits;
    to += more[0].length;
    hits.push({ from: to - more[1]!.length, to, digits: more[1]! });
  }
}
