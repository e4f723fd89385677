import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatDecimal,
  NUMERAL,
  parseNumeral,
  readNumeral,
  readSpacedNumeral,
  SPACED_NUMERAL,
} from "../../pipeline/parse/numerals.ts";

/** `printed → value as decimal string, exact?` */
const CASES: readonly (readonly [string, string, boolean?])[] = [
  ["44", "44"],
  ["１２", "12"],
  ["1,234", "1234"],
  ["２，９６４", "2964"],
  ["1,000,000.50", "1000000.5"],
  ["3.5万", "35000"],
  ["１６．４万", "164000"],
  ["1万4千", "14000"],
  ["2万3", "23000"],
  ["3万500", "30500"],
  ["1.2亿", "120000000"],
  ["3亿5000万", "350000000"],
  ["3万5千亿", "3500000000000"],
  ["一", "1"],
  ["两", "2"],
  ["十", "10"],
  ["十五", "15"],
  ["二十一", "21"],
  ["一百零三", "103"],
  ["一百二", "120"],
  ["三万五", "35000"],
  ["二百五十六", "256"],
  ["一千零一十万零五", "10100005"],
  ["一亿二千万", "120000000"],
  ["一万亿", "1000000000000"],
  ["廿一", "21"],
  ["卅", "30"],
  ["二〇二三", "2023"],
  ["二○二三", "2023"],
  ["一〇三", "103"],
  ["壹万贰仟", "12000"],
  ["叁佰肆拾伍", "345"],
  ["贰拾萬", "200000"],
  ["零", "0"],
  ["200余万", "2000000", false],
  ["两百多万", "2000000", false],
  ["1.1余万", "11000", false],
  ["十多", "10", false],
  ["30余", "30", false],
];

describe("parseNumeral", () => {
  it.each(CASES.map(([printed, decimal, exact = true]) => ({ printed, decimal, exact })))(
    "$printed → $decimal",
    ({ printed, decimal, exact }) => {
      const read = readNumeral(printed);
      expect(read && formatDecimal(read.decimal)).toBe(decimal);
      expect(read?.exact).toBe(exact);
      expect(parseNumeral(printed)).toBe(Number(decimal));
    },
  );

  it.each([
    "",
    "千",
    "百万",
    "百千",
    "千百十",
    "12,34",
    "三五",
    "一二三",
    "万万",
    "个",
    "1.2.3",
    "3元",
    "9".repeat(80),
  ])("%s is no number", (printed) => expect(parseNumeral(printed)).toBeNull());

  it("reads back every whole number it could be asked to print", () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999 }), (value) => {
        expect(parseNumeral(chinese(value))).toBe(value);
        expect(parseNumeral(value.toLocaleString("en-US"))).toBe(value);
        expect(parseNumeral(`${value}万`)).toBe(value === 0 ? null : value * 10_000);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0九十百千万亿零两廿.,，余多1２a") }),
        (text) => void readNumeral(text),
      ),
    );
  });

  it("finds candidates in running text", () => {
    expect("反馈五个方面共44个问题，追回3.5万元、200余万元".match(new RegExp(NUMERAL, "g"))).toEqual([
      "五",
      "44",
      "3.5万",
      "200余万",
    ]);
  });
});

describe("numerals with spaces inside", () => {
  const found = (text: string): string[] =>
    (text.match(new RegExp(SPACED_NUMERAL, "g")) ?? []).map((one) => {
      const read = readSpacedNumeral(one);
      return `${one}=${read && formatDecimal(read.decimal)}`;
    });

  it.each([
    ["1268.4 万元", ["1268.4 万=12684000"]],
    ["3.5 万余元", ["3.5 万余=35000"]],
    ["200 余 万元", ["200 余 万=2000000"]],
    ["1200 多人", ["1200 多=1200"]],
    ["1 268.4万元", ["1 268.4万=12684000"]],
    ["48 600 元", ["48 600=48600"]],
    ["三万 余元", ["三万 余=30000"]],
    ["12 个 34 项", ["12=12", "34=34"]],
    ["2023 120", ["2023=2023", "120=120"]],
    ["1 2000", ["1=1", "2000=2000"]],
  ])("%s", (text, expected) => expect(found(text)).toEqual(expected));

  it("are the numerals without them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10 ** 12 }), fc.constantFrom("", "万", "亿"), (value, unit) => {
        const printed = `${value.toLocaleString("en-US").replaceAll(",", " ")}${unit}`;
        expect(found(printed)).toEqual([`${printed}=${formatDecimal(readNumeral(`${value}${unit}`)!.decimal)}`]);
      }),
    );
  });
});

/** Standard Chinese notation below one 亿, the inverse the property needs. */
function chinese(value: number): string {
  if (value === 0) return "零";
  const below = (n: number): string =>
    [...String(n).padStart(4, "0")]
      .map((digit, place) =>
        digit === "0" ? "零" : "零一二三四五六七八九"[Number(digit)]! + ["千", "百", "十", ""][place]!,
      )
      .join("")
      .replace(/零+/g, "零");
  const high = Math.floor(value / 10_000);
  const text = `${high ? `${below(high).replace(/^零|零$/g, "")}万` : ""}${below(value % 10_000)}`;
  return text.replace(/^零|零$/g, "");
}

describe("numerals with a short way", () => {
  // Full-width digits and spaces take the long way.
  const wide = (text: string): string =>
    ` ${text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))} `;
  const same = (text: string): void => {
    expect(readNumeral(text)).toEqual(readNumeral(wide(text)));
  };

  it("read amounts in Arabic digits as the long way does", () => {
    const digits = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 1, maxLength });
    fc.assert(
      fc.property(digits(15), fc.option(digits(10)), fc.constantFrom("", "万", "亿"), (whole, fraction, unit) => {
        same(`${whole}${fraction === null ? "" : `.${fraction}`}${unit}`);
      }),
    );
    for (const zero of ["0万", "0.00亿", "0.0", "00.50万"]) same(zero);
  });

  it("read Chinese numerals as the long way does", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."一二三九十百零两"), minLength: 1, maxLength: 4 }), same),
      { numRuns: 500 },
    );
  });
});
