import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignTiles } from "../../pipeline/compare/recurrence/alignment.ts";
import { findRecurrence } from "../../pipeline/compare/recurrence/clusters.ts";
import { type ComparedLeaf, TERM_END } from "../../pipeline/compare/recurrence/leaves.ts";
import { indexShingles, UNSHARED } from "../../pipeline/compare/recurrence/shingles.ts";
import { Links, starClusters } from "../../pipeline/compare/recurrence/stars.ts";
import { charactersOf, foldText, formKey, wordingsOf } from "../../pipeline/compare/recurrence/wording.ts";
import { comparable } from "../../pipeline/fold.ts";

describe("folding", () => {
  test("drops spaces and punctuation, folds width, keeps code-point offsets", () => {
    const text = "（１）𠮷村“党费”，\n2022 年㎡";
    expect(formKey(text)).toBe("1𠮷村党费2022年m2");
    expect([...foldText(text).offsets]).toEqual([1, 3, 4, 6, 7, 11, 12, 13, 14, 16, 17, 17]);
  });

  test("agrees with the project's comparable(), but for case", () => {
    const unit = fc.constantFrom(..."党费𠮷Ａb１２㎡（），。“”、 \u3000\n-％①〔");
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(formKey(text)).toBe(comparable(text).toLowerCase());
      }),
    );
  });

  test("wordings group texts that differ in punctuation and width only", () => {
    const wordings = wordingsOf(["党费收缴不及时。", "会议记录缺失", "党费收缴不及时", "，。"]);
    expect(wordings.map(({ texts }) => texts)).toEqual([[0, 2], [1]]);
  });
});

const letters = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 40 }).map((codes) => Int32Array.from(codes));

describe("greedy string tiling", () => {
  test("longest run first, moved clauses still aligned", () => {
    const a = foldText("接待无公函，陪餐人数超标").characters;
    const b = foldText("陪餐人数超标，多次接待无公函").characters;
    expect(alignTiles(a, b, 4)).toEqual([
      { aStart: 0, bStart: 8, length: 5 },
      { aStart: 5, bStart: 0, length: 6 },
    ]);
  });

  test("tiles are equal runs, never overlap, are long enough, and no longer one is left", () => {
    fc.assert(
      fc.property(letters, letters, fc.integer({ min: 2, max: 5 }), (a, b, minLength) => {
        const tiles = alignTiles(a, b, minLength);
        const usedA = new Uint8Array(a.length);
        const usedB = new Uint8Array(b.length);
        for (const { aStart, bStart, length } of tiles) {
          expect(length).toBeGreaterThanOrEqual(minLength);
          expect([...a.subarray(aStart, aStart + length)]).toEqual([...b.subarray(bStart, bStart + length)]);
          for (let at = 0; at < length; at++) {
            expect(usedA[aStart + at]).toBe(0);
            expect(usedB[bStart + at]).toBe(0);
            usedA[aStart + at] = 1;
            usedB[bStart + at] = 1;
          }
        }
        for (let i = 0; i + minLength <= a.length; i++)
          for (let j = 0; j + minLength <= b.length; j++) {
            let length = 0;
            while (length < minLength && a[i + length] === b[j + length] && !usedA[i + length] && !usedB[j + length])
              length++;
            expect(length).toBeLessThan(minLength);
          }
      }),
    );
  });
});

const words = fc.string({ unit: fc.constantFrom(..."党费收缴"), maxLength: 40 });

test("winnowing keeps a shingle of every shared run of length + window − 1 (Schleimer et al. 2003, the guarantee)", () => {
  const options = { length: 3, window: 4 };
  fc.assert(
    fc.property(words, words, words, (before, shared, after) => {
      fc.pre(shared.length >= options.length + options.window - 1);
      const wordings = [before + shared, shared + after].map((text) => ({ text, length: text.length }));
      const { features } = indexShingles(wordings, options);
      const end = features.start[1]!;
      const ofFirst = features.values.subarray(0, end).filter((id) => id !== UNSHARED);
      expect(ofFirst.some((id) => features.values.subarray(end).includes(id))).toBe(true);
    }),
  );
});

describe("star clustering", () => {
  test("no chain: the ends of a — b — c — d — e are not pulled into one cluster", () => {
    const links = [0, 1, 2, 3].map((a) => ({ a, b: a + 1, similarity: 0.8 }));
    const stars = starClusters(linksOf(links));
    expect(stars.map(({ centre, members }) => [centre, members.map(({ node }) => node)])).toEqual([
      [1, [1, 0, 2]],
      [3, [3, 4]],
    ]);
  });

  test("every member is linked to its centre, in one star only, whatever the order of the links", () => {
    const link = fc.record({ a: fc.nat(12), b: fc.nat(12), similarity: fc.double({ min: 0.1, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(link), (all) => {
        const links = all.filter(({ a, b }) => a !== b);
        const stars = starClusters(linksOf(links));
        const seen = new Set<number>();
        for (const { centre, members } of stars)
          for (const { node, similarity } of members) {
            expect(seen.has(node)).toBe(false);
            seen.add(node);
            if (node !== centre) expect(similarityOf(links, centre, node)).toBe(similarity);
          }
        expect(starClusters(linksOf([...links].reverse()))).toEqual(stars);
      }),
    );
  });
});

interface Link {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

function linksOf(list: readonly Link[]): Links {
  const links = new Links();
  for (const { a, b, similarity } of list) links.add(a, b, similarity);
  return links;
}

function similarityOf(links: readonly Link[], one: number, other: number): number {
  const between = links.filter(({ a, b }) => (a === one && b === other) || (a === other && b === one));
  return Math.max(...between.map(({ similarity }) => similarity));
}

function leaves(texts: readonly (readonly [notice: string, text: string, ...terms: string[]])[]): ComparedLeaf[] {
  return texts.map(([noticeId, text, ...terms], index) => ({
    problemId: `p${index}`,
    noticeId,
    unitId: `unit of ${noticeId}`,
    level1: "finance",
    text,
    terms: terms.join(TERM_END),
  }));
}

function clustersOf(given: readonly ComparedLeaf[], tier: string): number[][] {
  return findRecurrence(given)
    .clusters.filter((cluster) => cluster.tier === tier)
    .map(({ members }) => members.map(({ leaf }) => leaf));
}

describe("what counts as verbatim", () => {
  test("copies and light edits do, other faults in the same frame do not", () => {
    const given = leaves([
      ["a", "下属青禾水厂2021年接待费超支三万元，其中无公函接待十二次，陪餐人数超过规定。"],
      ["b", "下属石渡水厂2022年接待费超支五万元，其中无公函接待十二次，陪餐人数超过规定。"],
      ["c", "下属青禾水厂２０２１年接待费超支三万元;其中无公函接待十二次,陪餐人数超过规定"],
      ["d", "下属青禾水厂2021年维修费超支，合同由经办人一人签订，验收单没有日期。"],
      ["e", "职工食堂采购未比价，供应商三年未更换。"],
    ]);
    expect(clustersOf(given, "verbatim")).toEqual([[0, 1, 2]]);
  });

  test("within one notice nothing recurs", () => {
    const text = "下属青禾水厂接待费超支三万元，无公函接待十二次";
    expect(
      clustersOf(
        leaves([
          ["a", text],
          ["a", text],
        ]),
        "verbatim",
      ),
    ).toEqual([]);
  });

  test("a headline that stands alone in one notice and heads a finding in another", () => {
    const given = leaves([
      ["a", "往来款项长期挂账未及时清理"],
      [
        "b",
        "往来款项长期挂账未及时清理。截至2021年底，应收款中有四笔超过五年，最大一笔为原下属企业借款，至今没有对账。",
      ],
    ]);
    expect(clustersOf(given, "verbatim")).toEqual([[0, 1]]);
  });

  test("a phrase that many different statements of many units use is a formula and links nothing", () => {
    const formula = "学习贯彻上级决策部署不够深入，";
    const own = [
      "渔船检验记录造假",
      "苗木补植率偏低",
      "殡仪馆收费未公示",
      "校车线路审批缺件",
      "粮库熏蒸台账空白",
      "采砂许可超期发放",
      "供水管网漏损严重",
      "档案库房温湿度失控",
    ];
    const given = leaves(own.map((text, index) => [`n${index}`, formula + text] as const));
    const { clusters, reuse, wordings } = findRecurrence(given);
    expect(clusters).toEqual([]);
    const masked = [...charactersOf(wordings[0]!.text)].filter((_, at) => reuse.formulae.maskOf(0)[at]);
    expect(String.fromCodePoint(...masked)).toBe("学习贯彻上级决策部署不够深入");
  });

  test("a statement copied by many units is a recurrence and no formula, as long as it says something of its own", () => {
    const text = "下属青禾水厂接待费超支三万元，无公函接待十二次，陪餐人数超过规定";
    const given = leaves(Array.from({ length: 12 }, (_, index) => [`n${index}`, text] as const));
    expect(clustersOf(given, "verbatim")).toEqual([[...given.keys()]]);
  });

  test("a year that many statements share is no formula", () => {
    const given = leaves(
      ["鱼塘租金", "林场工资", "校车维修", "粮库熏蒸", "采砂许可", "供水管网", "档案库房", "殡仪收费"].map(
        (text, index) => [`n${index}`, `2019年至2021年${text}未入账`] as const,
      ),
    );
    const { reuse } = findRecurrence(given);
    expect([...reuse.formulae.maskOf(0)].some((masked) => masked === 1)).toBe(false);
  });

  test("a hundred copies that each have their own name and number are one cluster", () => {
    const names = Array.from({ length: 10 }, (_, index) => "东南西北中上下左右前".charAt(index));
    const texts = names.flatMap((one) => names.map((other) => `${one}${other}乡`));
    const given = leaves(
      texts.map((name, index) => [
        `n${index}`,
        `${name}水厂2021年至2022年接待费超支${index + 2}万元，其中无公函接待十二次，陪餐人数超过规定标准。`,
      ]),
    );
    expect(clustersOf(given, "verbatim").map(({ length }) => length)).toEqual([100]);
  });

  test("a short heading that many units print alike is a formula", () => {
    const given = leaves(Array.from({ length: 12 }, (_, index) => [`n${index}`, "履行主体责任不到位"] as const));
    expect(clustersOf(given, "verbatim")).toEqual([]);
  });
});

describe("what counts as paraphrase", () => {
  test("the same rare objects in other words; not the same place with another fault", () => {
    const given = leaves([
      ["a", "党费收缴不及时不足额", "党费", "收缴", "及时", "足额"],
      ["b", "未按时足额收缴党费", "按时", "足额", "收缴", "党费"],
      ["c", "党费使用未经集体研究", "党费", "使用", "集体研究"],
      ["d", "差旅报销缺少审批单", "差旅", "报销", "审批单"],
      ["e", "公车加油卡管理混乱", "公车", "加油卡", "管理", "混乱"],
      ["f", "食堂账目未公开", "食堂", "账目", "公开"],
    ]);
    expect(clustersOf(given, "paraphrase")).toEqual([[0, 1]]);
  });
});

test("empty and degenerate statements are no recurrence", () => {
  expect(findRecurrence([]).clusters).toEqual([]);
  expect(
    findRecurrence(
      leaves([
        ["a", "，。"],
        ["b", ""],
        ["c", "无"],
        ["d", "无"],
      ]),
    ).clusters,
  ).toEqual([]);
});
