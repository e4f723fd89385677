import { dataYaml } from "../../data-yaml.ts";

/** `data/report/contacts.yaml`. */
interface Lists {
  readonly telephone: readonly string[];
  readonly account: readonly string[];
  readonly code: readonly string[];
  readonly money: readonly string[];
  readonly units: readonly string[];
  readonly columns: readonly string[];
}

export type Label = "telephone" | "account" | "code" | null;

export interface ContactWords {
  /** What the words before a number say it is. */
  readonly labelOf: (before: string) => Label;
  /** What is counted or measured stands here. */
  readonly isCounted: (text: string, at: number) => boolean;
  readonly columns: ReadonlySet<string>;
}

let read: ContactWords | undefined;

export function contactWords(): ContactWords {
  if (read) return read;
  const lists = dataYaml("report", "contacts.yaml") as Lists;
  const any = (words: readonly string[]): string => words.join("|");
  const spaced = (words: readonly string[]): string => any(words.map((word) => [...word].join(" {0,4}")));
  // 电话（工作日上午8:30至12:00）：1234567
  const gap = "(?:号码?)?(?:\\([^()]{0,40}\\))?[^\\d。;；、]{0,12}$";
  const label = (words: readonly string[]): RegExp => new RegExp(`(?:${spaced(words)})${gap}`, "u");
  const telephone = label(lists.telephone);
  const account = label(lists.account);
  const code = new RegExp(`(?:${any(lists.code)})[:： ]{0,2}[A-Za-z]{0,4}$`, "u");
  const money = new RegExp(any(lists.money), "u");
  const units = new RegExp(` {0,2}(?:余|多)?(?:${any(lists.units)})`, "uy");
  read = {
    columns: new Set(lists.columns),
    labelOf: (before) => {
      if (code.test(before)) return "code";
      const named = telephone.exec(before);
      if (named && !money.test(named[0])) return "telephone";
      return account.test(before) ? "account" : null;
    },
    isCounted: (text, at) => {
      units.lastIndex = at;
      return units.test(text);
    },
  };
  return read;
}
