import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personNames, redacted } from "../../pipeline/report/redact.ts";

const mask = (text: string): string => redacted(text, personNames(text));

describe("redaction", () => {
  it.each([
    [
      "联系电话：0000-1234567；邮箱 contact@example.invalid。",
      "联系电话：************；邮箱 ***********************。",
    ],
    ["手机 13912345678、139 1234 5678", "手机 ***********、*************"],
    ["传真:8123456", "传真:*******"],
    ["咨询 400-123 4567、8001234567", "咨询 ************、**********"],
    ["身份证110101199001011234", "身份证******************"],
    ["电话：０７３７－４２２１２３４", "电话：************"],
  ])("masks contacts: %s", (text, expected) => expect(mask(text)).toBe(expected));

  it("keeps amounts, years and document numbers", () => {
    const text = "涉及资金12345678元，2023年6月12日印发〔2023〕12号，共1234567人次。";
    expect(mask(text)).toBe(text);
  });

  it("masks a name beside an office and then everywhere in the notice", () => {
    expect(mask("副局长赵云舟任组长，成员由各股室负责。会后赵云舟带队检查。")).toBe(
      "副局长赵某某任组长，成员由各股室负责。会后赵某某带队检查。",
    );
    expect(mask("书记欧阳小北、主任李青，经办人王五、周六等。")).toBe("书记欧阳某某、主任李某，经办人王某、周某等。");
    expect(mask("联系人：王小五，联系电话12345678")).toBe("联系人：王某某，联系电话********");
  });

  it.each([
    "书记高度重视，局长办公会专题研究。",
    "组长任务分解到人，干部于2023年轮岗。",
    "习近平总书记重要讲话精神，学习雷锋同志。",
    "各位同志要提高认识，老同志服务到位。",
    "党员发展不规范，干部安排随意。",
    "主任会议、局长碰头会、书记办公会均有记录。",
  ])("leaves what is no name: %s", (text) => expect(mask(text)).toBe(text));

  it("never changes the length and masks nothing twice differently", () => {
    const piece = fc.constantFrom(
      "书记",
      "王五",
      "、",
      "李青松",
      "电话",
      "13912345678",
      "a@b.cn",
      "𠮷",
      "，",
      "等",
      " ",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
        const text = pieces.join("");
        const once = mask(text);
        expect(once).toHaveLength(text.length);
      }),
    );
  });
});
