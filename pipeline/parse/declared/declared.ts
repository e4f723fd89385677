import { fold } from "../../fold.ts";
import type { DeclaredCount } from "../../model.ts";
import { quote, type Span } from "../../span.ts";
import { matches } from "../matches.ts";
import { withForeignYears } from "./foreign.ts";
import type { Found } from "./found.ts";
import { withLevelWords } from "./inherit.ts";
import { readSentence } from "./sentence.ts";
import { settleLevels } from "./settle.ts";
import { countedBy, isStatus } from "./words.ts";

/**
 * The totals a notice declares of itself (formats.md section 6): `五个方面共44个问题`, `分解为60项整改落实责任清单`,
 * `已完成28个,阶段性完成1个`. Numbers of something else (上轮反馈19个问题, 会议3次, 9项制度) are not read.
 */

const RELEVANT =
  /指出|发现|公布|反馈|巡察|巡视|整改|完成|归并|归纳|共有|分解|细化|梳理|制定|明确|形成|列出|其中|公开|立行立改|剩余|其余|推进|阶段性|落实|办结|销号|制度|累计|方面[^。]{0,6}(?:个|项|条)(?:具体|突出|主要)?(?:的)?(?:问题|表现)/;

// No notice declares more; the bound keeps a hostile text from being compared pair by pair.
const MOST = 200;

/** Totals declared in the given stretches of the text, in order, each pair of kind and value once. */
export function readDeclared(text: string, scopes: readonly (Span | null)[]): readonly DeclaredCount[] {
  const found: Found[] = [];
  let sentence = 0;
  for (const scope of scopes) {
    if (!scope) continue;
    const folded = fold(quote(text, scope)).replace(/《[^》]{0,120}》/g, (title) => "□".repeat(title.length));
    for (const match of matches(/[^。!?\n]{1,1200}/g, folded)) {
      sentence++;
      if (found.length < MOST && RELEVANT.test(match[0]))
        readSentence(match[0], scope.start + match.index, sentence, found);
    }
  }
  const totals = withLevelWords(withForeignYears(found)).filter(({ role }) => role === "total");
  const settled = settleLevels(totals);
  const seen = new Set<string>();
  const counts: DeclaredCount[] = [];
  for (const one of settled) {
    const key = `${one.what}:${one.value}`;
    if (seen.has(key)) continue;
    seen.add(key);
    counts.push({
      what: one.what,
      value: one.value,
      raw: quote(text, one.span),
      levelWord: one.levelWord,
      counted: isStatus(one.what) ? countedBy(one.levelWord) : null,
      span: one.span,
    });
  }
  return counts;
}
