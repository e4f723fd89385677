import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { cutText, cutTexts } from "../../pipeline/tokenize/cut.ts";
import { jieba } from "../../pipeline/tokenize/jieba.ts";
import { domainLexicon, type Lexicon, lexiconLines, lexiconOf } from "../../pipeline/tokenize/lexicon.ts";

const pieces = fc.constantFrom(
  "三重一大",
  "𠮷",
  "\ud842",
  "\udfb7",
  "\ufffd",
  "\u0000",
  "　",
  "\n",
  "A1",
  "违规发放津补贴",
  "落实不到位",
  "，",
  "。",
  "、",
  "１２．５％",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 40 }),
);

const termsOf = (text: string): string[] => cutText(text).map((token) => token.term);

describe("cutText", () => {
  it("keeps domain terms whole and cuts the rest with jieba", () => {
    expect(termsOf("落实“三重一大”制度不严格")).toEqual(["落实", "“", "三重一大", "”", "制度", "不", "严格"]);
    expect(termsOf("第一议题制度坚持不够")).toEqual(["第一议题制度", "坚持", "不够"]);
    expect(termsOf("党组履行一岗双责不到位")).toContain("一岗双责");
  });

  it("takes the longest term that starts at a place", () => {
    const lexicon = lexiconOf(["意识形态", "意识形态工作责任制"], []);
    expect(cutText("意识形态工作责任制落实", lexicon)[0]).toMatchObject({ term: "意识形态工作责任制", pos: "xj" });
    expect(cutText("意识形态阵地", lexicon)[0]).toMatchObject({ term: "意识形态", start: 0, end: 4 });
  });

  it("reads full-width characters as their half-width form, at the offsets of the text", () => {
    const text = "共１２份ＰＰＴ";
    const token = cutText(text).find(({ term }) => term === "PPT");
    expect(token).toMatchObject({ start: 4, end: 7 });
    expect(text.slice(token!.start, token!.end)).toBe("ＰＰＴ");
  });

  it("every term of the lexicon comes out whole", () => {
    for (const term of domainLexicon().terms) expect(termsOf(`在${term}。`)).toContain(term);
  });

  it("tiles any text, surrogates and damage included", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const tokens = cutText(text);
        expect(tokens.map(({ start, end }) => text.slice(start, end)).join("")).toBe(text);
        expect(tokens.map(({ term }) => term).join("")).toBe(fold(text));
        let at = 0;
        for (const { start, end } of tokens) {
          expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("cuts texts together as it cuts each gap by itself", () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), (all) => {
        expect(cutTexts(all)).toEqual(all.map((text) => gapByGap(fold(text), domainLexicon())));
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it("cuts more texts than one call takes", () => {
    const all = Array.from(
      { length: 400 },
      (_, index) => `第${index}次会议研究，三重一大事项未上会\n补充说明${index % 7}。`,
    );
    expect(cutTexts(all)).toEqual(all.map((text) => gapByGap(fold(text), domainLexicon())));
  });

  it("cuts a text far longer than one piece without losing a character", () => {
    const text = `${"台账登记不全".repeat(6000)}𠮷${"无标点".repeat(4000)}`;
    expect(
      cutText(text)
        .map(({ term }) => term)
        .join(""),
    ).toBe(text);
  });
});

/** What cutting means: the longest term at each place, and jieba on what lies between, one call a gap. */
function gapByGap(folded: string, lexicon: Lexicon): string[] {
  const terms: string[] = [];
  let gap = "";
  const closeGap = (): void => {
    let at = 0;
    for (const { length } of gap === "" ? [] : jieba().cut(gap, true)) {
      terms.push(gap.slice(at, at + length));
      at += length;
    }
    gap = "";
  };
  for (let at = 0; at < folded.length; ) {
    // `terms` of a lexicon come longest first.
    const term = lexicon.terms.find((one) => folded.startsWith(one, at));
    if (term === undefined) {
      gap += folded[at++];
      continue;
    }
    closeGap();
    terms.push(term);
    at += term.length;
  }
  closeGap();
  return terms;
}

describe("lexicon files", () => {
  it("ignore comments and blank lines", () => {
    expect(lexiconLines("# head\n\n三会一课 # note\n 小金库 \n")).toEqual(["三会一课", "小金库"]);
  });

  it("hold no word twice and no stop word that is a term", () => {
    const { terms, stopWords } = domainLexicon();
    expect(new Set(terms).size).toBe(terms.length);
    expect(terms.filter((term) => stopWords.includes(term))).toEqual([]);
  });
});
