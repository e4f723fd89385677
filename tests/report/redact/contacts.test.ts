import { describe, expect, it } from "vitest";
import { identifying, masked, redacted } from "../../../pipeline/report/redact/mask.ts";

describe("masking of contacts", () => {
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
    ["（0000）1234567", "*************"],
    ["联系人（0000-1234567）", "联系人（************）"],
    ["+8613800000000", "**************"],
    ["0000-1234567转801、802", "*******************".concat("*")],
    ["0000-1234567、7654321", "************、*******"],
    ["0000-123\n4567", "********\n****"],
    ["zsf@exam\nple.com", "********\n*******"],
    ["张三@example.com", "**************"],
    ["微信号：zsf_1900", "微信号：********"],
  ])("%s", (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    "涉及资金12345678元，2023年6月12日印发〔2023〕12号，共1234567人次。",
    "13,812,345,678元",
    "共计138000000.00元",
    "150\n12345678",
    "15812.345678",
    "统一社会信用代码：12110000400000000X",
    "2019 2020 2021 2022 2023",
  ])("keeps amounts, years and numbers of documents: %s", (text) => expect(masked(text)).toBe(text));

  it("masks a number of the notice wherever its digits stand again", () => {
    const notice = identifying("监督电话：7654321。");
    expect(redacted("拨打765 4321反映", notice)).toBe("拨打********反映");
    expect(redacted("追回7654321元", notice)).toBe("追回7654321元");
  });

  it("masks the cells of a column of telephone numbers", () =>
    expect(masked("科室\t联系电话\n甲科\t1234567\n乙科\t1234568")).toBe(
      "科室\t联系电话\n甲科\t*******\n乙科\t*******",
    ));
});
