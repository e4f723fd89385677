import { Failure } from "../../../failure.ts";
import { fold } from "../../../fold.ts";

/** A search as a tree. A phrase stands in the text as written; a word is cut into terms, all of which must occur. */
export type SearchQuery =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "phrase"; readonly text: string }
  | { readonly kind: "and"; readonly parts: readonly SearchQuery[] }
  | { readonly kind: "or"; readonly parts: readonly SearchQuery[] }
  | { readonly kind: "not"; readonly part: SearchQuery };

const TOKEN = /\s*(?:["“”]([^"“”]{1,200})["“”]|([()（）])|([^\s()（）"“”]{1,200}))/y;

/**
 * Reads what a user typed: words stand together (AND), `OR` between alternatives, `-word` or `NOT word` excludes,
 * quotation marks of either kind make a phrase, brackets group.
 *
 * @example parseQuery('固定资产 (台账 OR "账实不符") -车辆')
 * @throws Failure (wrong usage) for brackets that do not close and for a search that only excludes
 */
export function parseQuery(typed: string): SearchQuery {
  const tokens = tokensOf(fold(typed));
  let at = 0;
  const alternatives = (): SearchQuery => {
    const parts = [together()];
    while (tokens[at]?.text === "OR" && !tokens[at]!.isPhrase) {
      at++;
      parts.push(together());
    }
    return parts.length === 1 ? parts[0]! : { kind: "or", parts };
  };
  const together = (): SearchQuery => {
    const parts: SearchQuery[] = [];
    while (at < tokens.length) {
      const token = tokens[at]!;
      if (!token.isPhrase && (token.text === ")" || token.text === "OR")) break;
      if (!token.isPhrase && token.text === "AND") at++;
      else parts.push(one());
    }
    if (parts.length === 0) throw wrong(typed);
    return parts.length === 1 ? parts[0]! : { kind: "and", parts };
  };
  const one = (): SearchQuery => {
    const { text, isPhrase } = tokens[at++] ?? { text: "", isPhrase: false };
    if (isPhrase) return { kind: "phrase", text };
    if (text === "NOT") return { kind: "not", part: one() };
    if (text === "-") return { kind: "not", part: one() };
    if (text === "(") {
      const inner = alternatives();
      if (tokens[at++]?.text !== ")") throw wrong(typed);
      return inner;
    }
    if (text === "" || text === ")") throw wrong(typed);
    return { kind: "word", text };
  };
  const query = alternatives();
  if (at < tokens.length || !findsSomething(query)) throw wrong(typed);
  return query;
}

interface QueryToken {
  readonly text: string;
  readonly isPhrase: boolean;
}

function tokensOf(typed: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(typed); match !== null; match = TOKEN.exec(typed)) {
    const [, phrase, bracket, word] = match;
    if (phrase !== undefined) tokens.push({ text: phrase.trim(), isPhrase: true });
    else if (bracket !== undefined) tokens.push({ text: bracket, isPhrase: false });
    else if (word!.length > 1 && word!.startsWith("-"))
      tokens.push({ text: "-", isPhrase: false }, { text: word!.slice(1), isPhrase: false });
    else tokens.push({ text: word!, isPhrase: false });
    if (TOKEN.lastIndex === typed.trimEnd().length) break;
  }
  return tokens;
}

/** A search that only excludes would list nearly everything. */
function findsSomething(query: SearchQuery): boolean {
  if (query.kind === "not") return false;
  if (query.kind === "and") return query.parts.some(findsSomething);
  return query.kind === "or" ? query.parts.every(findsSomething) : true;
}

function wrong(typed: string): Failure {
  return new Failure(
    {
      zh: `看不懂检索式“${typed}”；例：固定资产 盘点，"账实不符"，小金库 OR 账外账，经费 -车辆`,
      en: `Cannot read the search "${typed}"; examples: 固定资产 盘点, "账实不符", 小金库 OR 账外账, 经费 -车辆`,
    },
    { exitCode: 2 },
  );
}
