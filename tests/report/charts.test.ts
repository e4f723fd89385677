import { describe, expect, it } from "vitest";
import { differencesChart } from "../../pipeline/report/charts/differences.ts";
import { chartPng } from "../../pipeline/report/charts/png.ts";
import { recurrenceChart } from "../../pipeline/report/charts/recurrence.ts";
import { chartSvg } from "../../pipeline/report/charts/render.ts";
import { stackedChart } from "../../pipeline/report/charts/stacked.ts";
import { chartLabel, emsOf } from "../../pipeline/report/charts/theme.ts";

const HOSTILE = '</text><script>alert(1)</script>"]; evil()//\u202e\u0007𠮷';
const words = { title: "题", description: "述", axis: "轴" };

describe("charts", () => {
  const bars = [
    { label: "财务管理", n: 3, figure: "3/4 个单位 · 9 条", highlighted: true },
    { label: HOSTILE, n: 1, figure: HOSTILE, highlighted: false },
    { label: "财务管理", n: 1, figure: "同名的另一行", highlighted: false },
  ];

  it("are the same text every time", async () => {
    const chart = recurrenceChart("a", words, bars, 4);
    expect(await chartSvg(chart)).toBe(await chartSvg(chart));
  });

  it("show hostile words as words", async () => {
    const parts = {
      ...words,
      parts: ["甲", "乙"],
      tip: (row: string, part: string, n: number) => `${row} ${part} ${n}`,
    };
    const svgs = [
      await chartSvg(recurrenceChart("a", words, bars, 4)),
      await chartSvg(
        differencesChart("b", words, [{ label: HOSTILE, share: 0.4, peers: 0.1, figure: HOSTILE, tip: HOSTILE }]),
      ),
      await chartSvg(
        stackedChart("c", parts, ["#111111", "#222222"], [{ label: HOSTILE, parts: [1, 2], figure: HOSTILE }]),
      ),
    ];
    for (const svg of svgs) {
      expect(svg).not.toContain("<script");
      expect(svg).toContain("&lt;script");
    }
  });

  it("keep two rows of the same name apart", async () => {
    const svg = await chartSvg(recurrenceChart("a", words, bars, 4));
    expect(svg.match(/>财务管理</g)).toHaveLength(2);
  });

  it("leave room for Chinese labels: the axis stands clear of the bars", async () => {
    const svg = await chartSvg(recurrenceChart("a", words, [{ ...bars[0]!, label: "民主集中制与班子" }], 4));
    const margin = Number(/translate\((\d+(?:\.\d+)?),/.exec(svg)![1]);
    expect(margin).toBeGreaterThanOrEqual(8 * 13);
  });

  it("cut long names by width, not inside a character", () => {
    expect(chartLabel("单".repeat(40), 10)).toBe(`${"单".repeat(9)}…`);
    expect(emsOf(chartLabel("𠮷".repeat(40), 10))).toBeLessThanOrEqual(10.01);
    expect(chartLabel("a\u202eb\u0000c")).toBe("a b c");
  });

  it("become pictures of twice their size", async () => {
    const { png, width } = await chartPng(recurrenceChart("a", words, bars.slice(0, 1), 4));
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(png.readUInt32BE(16)).toBe(width * 2);
  });
});
