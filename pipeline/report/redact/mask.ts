import { fold } from "../../fold.ts";
import { electronicAddresses } from "./addresses.ts";
import { personNames } from "./names.ts";
import { personalNumbers } from "./numbers.ts";
import { personWords } from "./person-words.ts";

/** What identifies persons in a notice: masked in everything taken from it. */
export interface Identifying {
  /** Longest first. */
  readonly names: readonly string[];
  /** Digits of telephone, identity and account numbers. */
  readonly numbers: ReadonlySet<string>;
}

/** Digits fewer than these are too common to be masked wherever they stand. */
const SHORTEST_NUMBER = 7;

export function identifying(text: string): Identifying {
  const digits = personalNumbers(fold(text)).map((hit) => hit.digits);
  return { names: personNames(text), numbers: new Set(digits.filter((one) => one.length >= SHORTEST_NUMBER)) };
}

/** A text by itself, masked by what identifies persons in it. */
export const masked = (text: string): string => redacted(text, identifying(text));

/** What every contact holds: most texts hold none of it and need no closer look. */
const HAS_NUMBER = /\d[\d \n.·)-]{4}/;
const HAS_ADDRESS = /@|[([]at[)\]]|微/i;

/** `text` with contacts as `*` and names as surname and 某, unit for unit as long as before; lines stay lines. */
export function redacted(text: string, { names, numbers }: Identifying): string {
  const folded = fold(text);
  const masks: { readonly by: string; readonly from: number; readonly to: number }[] = [];
  if (HAS_NUMBER.test(folded)) for (const hit of personalNumbers(folded, numbers)) masks.push({ by: "*", ...hit });
  if (HAS_ADDRESS.test(folded)) for (const hit of electronicAddresses(folded)) masks.push({ by: "*", ...hit });
  for (const name of names) {
    const kept = surnameLength(name);
    for (const printed of folded.includes("\n") ? brokenForms(name) : [name])
      for (let at = folded.indexOf(printed); at >= 0; at = folded.indexOf(printed, at + printed.length))
        masks.push({ by: "某", from: at + kept, to: at + printed.length });
  }
  // Most texts hold neither.
  if (masks.length === 0) return text;
  const units = text.split("");
  for (const { by, from, to } of masks)
    for (let at = from; at < to; at++) if (units[at] !== "\n" && units[at] !== "\r") units[at] = by;
  return units.join("");
}

/** A name as it is, and as it stands where a line ends within it. */
const brokenForms = (name: string): readonly string[] => [
  name,
  ...[...name.slice(1)].map((_, index) => `${name.slice(0, index + 1)}\n${name.slice(index + 1)}`),
];

/** Units of the surname, which stays readable. */
export function surnameLength(name: string): number {
  if (personWords().compound.has(name.slice(0, 2))) return 2;
  return String.fromCodePoint(name.codePointAt(0)!).length;
}
