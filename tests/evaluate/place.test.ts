import { describe, expect, it } from "vitest";
import { quoteShort } from "../../pipeline/evaluate/contrast.ts";
import { excerptOf, placesIn } from "../../pipeline/evaluate/place.ts";

describe("places in a text", () => {
  const text = "通报\r\n\r\n(一)补助１３．５万元未拨付。\r“三查”不严。\n𠮷水县支付3.5万元。";

  it("counts lines as an editor does, whatever ends them", () => {
    const { at } = placesIn(text);
    const line = (words: string): number => at({ start: text.indexOf(words), end: text.length }).line;
    expect(["通报", "(一)", "“三查”", "𠮷"].map(line)).toEqual([1, 3, 4, 5]);
  });

  it("finds words whatever their width, spaces and punctuation", () => {
    const { find } = placesIn(text);
    expect(find(["三查不严"])).toMatchObject({ line: 4, excerpt: "三查”不严" });
    expect(find(["一 补助13.5万元,未拨付"])).toBeNull();
    expect(find(["没有的话", "(一) 补助"])).toMatchObject({ line: 3 });
    expect(find(["", "，。"])).toBeNull();
  });

  it("does not find an amount inside another", () => {
    expect(placesIn(text).find(["3.5万元"])).toMatchObject({ line: 5 });
    expect(placesIn("补助135万元。").find(["3.5万元"])).toBeNull();
  });

  it("keeps an excerpt in one line and cuts it between characters", () => {
    expect(excerptOf("  一\n\t二　三 ")).toBe("一 二 三");
    expect(excerptOf("𠮷".repeat(50))).toBe(`${"𠮷".repeat(39)}…`);
  });
});

describe("two values in one line", () => {
  it("shows long texts from where they begin to differ", () => {
    const same = "水库巡查记录不全的问题".repeat(5);
    const [expected, read] = quoteShort(`${same}甲`, `${same}乙丙`);
    expect(expected).toMatch(/^….{10}甲$/u);
    expect(read).toMatch(/^….{10}乙丙$/u);
    expect(quoteShort("甲", null)).toEqual(["甲", null]);
    expect(quoteShort(3, 4)).toEqual(["3", "4"]);
  });
});
