import { describe, expect, it } from "vitest";
import { redacted } from "../../../pipeline/report/redact/mask.ts";
import { identifyingIn, pathMask } from "../../../pipeline/report/redact/paths.ts";
import { isOfName, maskedTerm } from "../../../pipeline/report/redact/terms.ts";

const shown = (path: string): string => redacted(path, identifyingIn(path));

describe("masking of paths", () => {
  it.each([
    ["赵六福-13800000000-水务局.txt", "赵某某-***********-水务局.txt"],
    ["in/赵六福反馈.docx", "in/赵某某反馈.docx"],
    ["局长赵六福.zip!/水务局.txt", "局长赵某某.zip!/水务局.txt"],
    ["水务局_孙小花（定稿）.txt", "水务局_孙某某（定稿）.txt"],
  ])("%s", (path, expected) => expect(shown(path)).toBe(expected));

  it.each([
    "2024年水务局整改通报.txt",
    "平江县林业局.docx",
    "张家口市教育局.pdf",
    "高新区管委会.txt",
    "公安局反馈.txt",
    "in/a.csv#12",
  ])("leaves %s", (path) => expect(shown(path)).toBe(path));

  it("tells paths apart that look alike when masked", async () => {
    const paths = ["赵六丰.txt", "赵六福.txt", "水务局.txt"].map((path) => ({ path }));
    const mask = await pathMask(async () => paths as never);
    expect([...mask.shown]).toEqual([
      ["赵六丰.txt", "赵某某.txt"],
      ["赵六福.txt", "赵某某.txt~2"],
    ]);
  });
});

describe("terms that are of a name", () => {
  it.each([
    ["赵六福", []],
    ["李四喜", []],
    ["六福", ["赵六福"]],
    ["福", ["赵福"]],
  ])("withholds %s", (term, names) => expect(isOfName(term, names)).toBe(true));

  it.each(["固定资产", "学习", "意识形态", "赵"])("shows %s", (term) => expect(isOfName(term, ["赵六福"])).toBe(false));

  it("leaves the surname", () => {
    expect(maskedTerm("赵六福")).toBe("赵某某");
    expect(maskedTerm("欧阳小北")).toBe("欧阳某某");
  });
});
