import type { Lang } from "../finding.ts";
import { wordingOf } from "../wording.ts";
import { quoteShort } from "./contrast.ts";
import type { Difference } from "./differences.ts";
import { itemName } from "./items.ts";

/** A difference in one line: where to look, what was expected, what was read, and what helps to see why. */
export function differenceLine(one: Difference, lang: Lang): string {
  const say = wordingOf("evaluate", lang);
  const [expected, read] = quoteShort(one.expected, one.read);
  const none = say("difference.none");
  return [
    `${one.notice}${one.line === null ? "" : `:${one.line}`}`,
    say("difference", { item: itemName(one.item, lang), expected: expected ?? none, read: read ?? none }),
    one.excerpt === null ? "" : `“${one.excerpt}”`,
    one.hint === null ? "" : `(${one.hint[lang]})`,
    one.path === null ? "" : `[${one.path}]`,
  ]
    .filter((part) => part !== "")
    .join("  ");
}
