import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { readEnumerator } from "../../pipeline/parse/headings/enumerator.ts";
import { furnitureConstructs, furnitureOf } from "../../pipeline/parse/lines/furniture.ts";
import { linesOf } from "../../pipeline/parse/lines/line.ts";

const lineOf = (text: string) => linesOf(text)[0]!;

describe("site furniture", () => {
  for (const construct of furnitureConstructs()) {
    test.each(construct.lines)(`${construct.name}: %s`, (line) => {
      expect(construct.regex.test(fold(line).trim())).toBe(true);
      expect(furnitureOf(lineOf(line))).not.toBeNull();
    });
  }

  test.each([
    "3.二维码扫一扫跳转错误。",
    "打印室管理混乱，打印耗材没有台账。",
    "一是规范信息发布，做到来源可查。",
    "首页信息更新不及时的问题长期存在。",
    "（一）版权保护工作不到位",
    "联系电话：0000-0000000",
  ])("%s is text of the notice", (line) => {
    expect(furnitureOf(lineOf(line))).toBeNull();
  });
});

test("a line is furniture where one of the constructs, tried one by one, reads it", () => {
  const lines = furnitureConstructs().flatMap(({ lines }) => lines);
  const pieces = [...lines, ...lines.map((line) => line.slice(0, 5)), "某局", "整改情况", " ", "：", "2023-02-27"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }), (parts) => {
      const line = lineOf(parts.join(""));
      const isAny = furnitureConstructs().some(({ regex }) => regex.test(line.text));
      if (furnitureOf(line) !== null) expect(isAny).toBe(true);
      else if (line.text !== "" && line.text.length <= 300 && !readEnumerator(line.text)) expect(isAny).toBe(false);
    }),
    { numRuns: 500 },
  );
});
