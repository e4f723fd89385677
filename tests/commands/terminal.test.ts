import { describe, expect, it } from "vitest";
import { cutToWidth, displayWidth } from "../../pipeline/commands/shared/terminal.ts";
import { emsOf } from "../../pipeline/report/charts/theme.ts";

describe("East Asian width", () => {
  it("counts Chinese characters and their punctuation as two columns", () => {
    expect(displayWidth("整改“台账”，共3项…")).toBe(21);
    expect(displayWidth("𠮷")).toBe(2);
    expect(displayWidth("e\u0301a\u200b")).toBe(2);
    expect(cutToWidth("巡察整改通报", 7)).toBe("巡察整…");
  });

  it("is one of terminal and charts", () => {
    // The middle dot alone fills an em of a Chinese font and one column of a terminal.
    for (const character of "整。，“”‘’…—（）《》〔〕①㈠①abc019 ﹏￥😀〇々ー가が")
      expect(emsOf(character) === 1, character).toBe(displayWidth(character) === 2);
  });
});
