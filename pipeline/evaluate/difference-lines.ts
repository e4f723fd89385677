import type { Bilingual } from "../failure.ts";
import type { Lang } from "../finding.ts";
import { quoteShort } from "./contrast.ts";
import type { Difference } from "./differences.ts";
import { ITEMS } from "./items.ts";

/** A difference in one line: where to look, what was expected, what was read, and what helps to see why. */
export function differenceLine(one: Difference, lang: Lang): string {
  const label = ITEMS.find(({ id }) => id === one.item)?.label[lang].replace(/^· /, "") ?? one.item;
  const [expected, read] = quoteShort(one.expected, one.read);
  const said: Bilingual = {
    zh: `${label}：应为 ${expected ?? "无"}，读作 ${read ?? "无"}`,
    en: `${label}: expected ${expected ?? "none"}, read ${read ?? "none"}`,
  };
  return [
    `${one.notice}${one.line === null ? "" : `:${one.line}`}`,
    said[lang],
    one.excerpt === null ? "" : `“${one.excerpt}”`,
    one.hint === null ? "" : `(${one.hint[lang]})`,
    one.path === null ? "" : `[${one.path}]`,
  ]
    .filter((part) => part !== "")
    .join("  ");
}
