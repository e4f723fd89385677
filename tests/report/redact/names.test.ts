import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identifying, masked, redacted } from "../../../pipeline/report/redact/mask.ts";

describe("masking of names", () => {
  it("masks a name beside an office and then everywhere in the notice", () => {
    expect(masked("副局长赵云舟任组长，成员由各股室负责。会后赵云舟带队检查。")).toBe(
      "副局长赵某某任组长，成员由各股室负责。会后赵某某带队检查。",
    );
    expect(masked("书记欧阳小北、主任李青，经办人王五、周六等。")).toBe("书记欧阳某某、主任李某，经办人王某、周某等。");
    expect(masked("联系人：王小五，联系电话12345678")).toBe("联系人：王某某，联系电话********");
  });

  it("masks a name that a line ends within", () => {
    expect(masked("由副局长赵六\n福牵头整改。")).toBe("由副局长赵某\n某牵头整改。");
    expect(redacted("赵六福牵头", identifying("由副局长赵六\n福牵头整改。"))).toBe("赵某某牵头");
  });

  it("masks a name of characters that are two units long, unit for unit", () =>
    expect(masked("局长𠮷小光未到会。")).toBe("局长𠮷某某未到会。"));

  it("masks the whole of a name with a dot", () =>
    expect(masked("副局长阿依·小北负责。")).toBe("副局长阿某某某某负责。"));

  it.each([
    "书记高度重视，局长办公会专题研究。",
    "组长任务分解到人，干部于2023年轮岗。",
    "习近平总书记重要讲话精神，学习雷锋同志。",
    "各位同志要提高认识，老同志服务到位。",
    "党员发展不规范，干部安排随意。",
    "主任会议、局长碰头会、书记办公会均有记录。",
    "副局长张某某、李某某已受处分。",
  ])("leaves what is no name: %s", (text) => expect(masked(text)).toBe(text));

  it("never changes the length and gives the same when done again", () => {
    const piece = fc.constantFrom(
      ..."书记 王五 、 李青松 电话 13912345678 a@b.cn 𠮷 ， 等 给予 党内 其中 · \t 责任人 0000- 1234 @ 微信 转".split(
        " ",
      ),
      "\n",
      " ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join("");
        expect(masked(text)).toHaveLength(text.length);
      }),
    );
  });

  it("takes a time that grows with the text", () => {
    for (const unit of ["书记王", "0000-", "1 ", "电话（", "王五、", "@a.", "对张三丰", "(", "·王五"]) {
      const text = unit.repeat(Math.ceil(20_000 / unit.length));
      const start = performance.now();
      masked(text);
      expect(performance.now() - start, unit).toBeLessThan(5000);
    }
  });
});
