import type { Lang } from "../finding.ts";
import { wordingOf } from "../wording.ts";
import type { Inline, Phrase } from "./document.ts";

export type Values = Readonly<Record<string, string | number | Inline>>;

/** The wording of a report in one language (`data/report/<lang>.yaml`). */
export interface Texts {
  readonly lang: Lang;
  /** A plain sentence; `{name}` is replaced by a value, `{name:unit|units}` by the word that goes with the number. */
  readonly say: (key: string, values?: Values) => string;
  /** A sentence with emphasis: `**…**` in the wording becomes strong. Values are never read as markup. */
  readonly phrase: (key: string, values?: Values) => Phrase;
  /** A sentence one value of which lists parts with their counts `{n}`; a part that counts nothing is left out. */
  readonly sentence: (
    key: string,
    values: Values,
    name: string,
    parts: readonly (readonly [key: string, n: number])[],
  ) => Phrase;
  /** A count with thousands separators. */
  readonly int: (value: number) => string;
  /** A share of 0–1 as percent, one decimal under 10 %; some is never 0 %, and not all never 100 %. */
  readonly percent: (share: number) => string;
  /** Yuan in the unit a reader of the language expects: 万元 or CNY. */
  readonly yuan: (value: number) => string;
  /** Items one after the other; set apart by semicolons where one holds a comma of its own. */
  readonly list: (items: readonly string[]) => string;
}

export function texts(lang: Lang): Texts {
  const template = wordingOf("report", lang);
  const phrase = (key: string, values: Values = {}): Phrase => fillIn(template(key), values);
  const comma = template("mark.list");
  const list = (items: readonly string[]): string =>
    items.join(items.some((item) => item.includes(comma)) ? template("mark.semicolon") : comma);
  return {
    lang,
    phrase,
    sentence: (key, values, name, parts) => {
      const told = parts
        .filter(([, n]) => n > 0)
        .flatMap(([part, n], index) => [...(index > 0 ? [{ text: comma }] : []), ...phrase(part, { n })]);
      return phrase(key, values).flatMap((inline) => (inline.text === `{${name}}` ? told : [inline]));
    },
    say: (key, values) => plain(phrase(key, values)),
    int: grouped,
    percent,
    yuan: (value) =>
      lang === "zh"
        ? value >= 1e8
          ? `${trimmed(value / 1e8)} 亿元`
          : value >= 1e4
            ? `${trimmed(value / 1e4)} 万元`
            : `${trimmed(value)} 元`
        : `CNY ${grouped(Math.round(value))}`,
    list,
  };
}

/** The words of a phrase without emphasis and links. */
export function plain(phrase: Phrase): string {
  return phrase.map((inline) => inline.text).join("");
}

/** `1234567` as `1,234,567`: by hand, because the locale data of Node builds differ. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3}){1,6}(?!\d))/g, ",");
}

function percent(share: number): string {
  if (share > 0 && share < 0.0005) return "<0.1%";
  if (share < 1 && share >= 0.995) return ">99%";
  return `${(share * 100).toFixed(share > 0 && share < 0.0995 ? 1 : 0)}%`;
}

function trimmed(value: number): string {
  const [whole, decimals = ""] = value.toFixed(2).split(".");
  const kept = decimals.replace(/0{1,20}$/, "");
  return grouped(Number(whole)) + (kept ? `.${kept}` : "");
}

/** A count in a sentence: four digits may be a year and stand as they are. */
function counted(value: number): string {
  return Number.isInteger(value) && value >= 10_000 ? grouped(value) : String(value);
}

function fillIn(template: string, values: Values): Phrase {
  const inlines: Inline[] = [];
  template.split("**").forEach((segment, index) => {
    const strong = index % 2 === 1;
    for (const piece of segment.split(/(\{\w+(?::[^{}|]*\|[^{}|]*)?\})/)) {
      if (piece === "") continue;
      const [, name, one, many] = /^\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}$/.exec(piece) ?? [];
      const filled = name === undefined ? piece : (values[name] ?? piece);
      const value = one === undefined ? filled : String(filled) === "1" ? one : many!;
      const inline: Inline =
        typeof value === "object" ? value : { text: typeof value === "number" ? counted(value) : value };
      inlines.push(strong ? { ...inline, strong } : inline);
    }
  });
  return inlines;
}
