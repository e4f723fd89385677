import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { findDates } from "../../pipeline/parse/dates.ts";
import { actors } from "../../pipeline/parse/evidence/actors.ts";
import { counts } from "../../pipeline/parse/evidence/counts.ts";
import { documentNumbers, documents } from "../../pipeline/parse/evidence/documents.ts";
import { idioms } from "../../pipeline/parse/evidence/idioms.ts";
import { money } from "../../pipeline/parse/evidence/money.ts";
import { percents } from "../../pipeline/parse/evidence/percents.ts";
import { SIGN, type Stretch, stretchOf } from "../../pipeline/parse/evidence/stretch.ts";

/** Pieces of what the readers look for, whole and broken, to be thrown together. */
const PIECES =
  "投入 资金 3.5 万 万元 元 1,234 48 600 ￥ 2 - 5 至 场 次 人次 名 第 三 十五 一 一把手 三会一课 八项规定 “ ” 四个意识 二十大精神 十九届四中全会 第二十次全国代表大会 百分之九十五 98.5 % ‰ 2.1个百分点 排名第二 《 》 〔 2022 〕 21 号 令第 关于 办法 县 区 财政局 纪委 与 林业局 某某 有限公司 会计师事务所 人民法院 仲裁委员会 长乐镇 花溪村 社区 2023 年 3 月 5 日 12.7 / . 12345热线 余 多 壹 贰 两 。 , 、 ; \n".split(
    " ",
  );
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => fold(pieces.join("")));
/** A stretch whose signs and starts rule nothing out: the readers try everywhere. */
const everywhere = (folded: string): Stretch => ({ folded, signs: -1, numerals: [...folded].map((_, at) => at) });

describe("a stretch looked through once", () => {
  const readers: readonly (readonly [string, (stretch: Stretch) => unknown])[] = [
    ["titles", (stretch) => documents(stretch, stretch.folded)],
    ["document numbers", documentNumbers],
    ["idioms", idioms],
    ["money", money],
    ["rates", percents],
    ["counts", counts],
    ["actors", (stretch) => actors(stretch, null)],
  ];

  it.each(readers)("hides no %s", (_, read) => {
    fc.assert(
      fc.property(text, (folded) => {
        expect(read(stretchOf(folded))).toEqual(read(everywhere(folded)));
      }),
      { numRuns: 600 },
    );
  });

  it("hides no date", () => {
    fc.assert(
      fc.property(text, (folded) => {
        if (findDates(folded).length > 0) expect(stretchOf(folded).signs & SIGN.date).not.toBe(0);
      }),
      { numRuns: 600 },
    );
  });

  it("knows where numerals begin", () => {
    expect(stretchOf("第十五次投入3.5万元、三至5名,1,200元").numerals).toEqual([1, 6, 12, 14, 17, 19]);
  });
});
