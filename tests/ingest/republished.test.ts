import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingCatalogue, findingText } from "../../pipeline/finding.ts";
import { type Link, linkVersions, type Version } from "../../pipeline/ingest/republished.ts";
import { isOfficial } from "../../pipeline/ingest/version-terms.ts";
import { noticeText } from "../support/documents/notice.ts";
import { generateVersions, type Published } from "../support/documents/versions.ts";

const version = (id: string, over: Partial<Version> = {}): Version => ({
  id,
  path: `${id}.txt`,
  text: noticeText,
  unit: "云岭县水务局",
  inspectingBody: "县委第三巡察组",
  inspectionStart: "2023-04-11",
  inspectionEnd: "2023-06-09",
  feedbackDate: "2023-07-20",
  signedOn: "2024-01-30",
  publishedOn: "2024-02-06",
  url: null,
  ...over,
});
const one = (...items: Version[]): Link => {
  const links = linkVersions(items);
  expect(links).toHaveLength(1);
  return links[0]!;
};

describe("which version counts", () => {
  test("the official one before a later mirror", () => {
    const mirror = version("a", { url: "https://www.example.com/1", publishedOn: "2024-05-01" });
    const official = version("b", { url: "http://www.example.gov.cn/2" });
    expect(one(mirror, official)).toMatchObject({
      id: "a",
      canonicalId: "b",
      relation: "republished",
      preferred: "official",
    });
  });

  test("of two official ones the later, corrected one", () => {
    const changed = noticeText
      .replace("投入资金86.5万元", "投入资金96.5万元")
      .replace(/二是压实责任。[^。]*。/u, "二是压实责任，已全部整改到位。");
    const early = version("a", { url: "http://x.gov.cn/1" });
    const late = version("b", { url: "http://x.gov.cn/2", publishedOn: "2024-04-01", text: changed });
    expect(one(early, late)).toMatchObject({ id: "a", canonicalId: "b", preferred: "latest" });
  });

  test("never an excerpt, however official and late", () => {
    const excerpt = version("a", {
      url: "http://x.gov.cn/1",
      publishedOn: "2025-01-01",
      text: noticeText.slice(0, noticeText.length / 2),
    });
    expect(one(excerpt, version("b"))).toMatchObject({
      id: "a",
      canonicalId: "b",
      relation: "abridged",
      preferred: "complete",
    });
  });
});

describe("what is no version of another notice", () => {
  test("another unit's notice, though copied word for word", () => {
    const copy = version("b", { unit: "云岭县林业局", text: noticeText.replaceAll("水务局", "林业局") });
    expect(linkVersions([version("a"), copy])).toEqual([]);
  });

  test("the same unit's notice on another inspection", () => {
    const later = version("b", {
      inspectionStart: "2025-04-11",
      inspectionEnd: "2025-06-09",
      text: `${noticeText.slice(0, 400)}${"另行发现的问题已经逐一整改并建立长效机制加以巩固。".repeat(20)}`,
    });
    expect(linkVersions([version("a"), later])).toEqual([]);
  });
});

/** The dates of a notice on the inspection of two years before. */
const EARLIER: Partial<Version> = {
  inspectionStart: "2021-04-12",
  inspectionEnd: "2021-06-10",
  feedbackDate: "2021-07-19",
  signedOn: "2022-01-28",
  publishedOn: "2022-02-07",
};

describe("a unit that copies its notice on an earlier inspection", () => {
  const earlier = { ...EARLIER, text: noticeText.replaceAll("2023年", "2021年") };

  test("has two notices, whatever they share", () => {
    expect(linkVersions([version("a"), version("b", earlier)])).toEqual([]);
    expect(linkVersions([version("a"), version("b", { ...EARLIER, text: noticeText })])).toEqual([]);
  });

  test("also where the pages of both were moved to a new site on one day, or no feedback is dated", () => {
    expect(linkVersions([version("a"), version("b", { ...earlier, publishedOn: "2024-02-06" })])).toEqual([]);
    const [a, b] = [version("a", { feedbackDate: null }), version("b", { ...earlier, feedbackDate: null })];
    expect(linkVersions([a, b])).toEqual([]);
  });

  test("also where only the feedback, or only the signature tells", () => {
    const undated = { inspectionStart: null, inspectionEnd: null };
    expect(linkVersions([version("a", undated), version("b", { ...earlier, ...undated })])).toEqual([]);
    const unsaid = { ...undated, feedbackDate: null };
    expect(linkVersions([version("a", unsaid), version("b", { ...earlier, ...unsaid })])).toEqual([]);
  });

  test("while one corrected date leaves it one notice", () => {
    const corrected = { inspectionStart: "2022-04-11", inspectionEnd: "2022-06-09" };
    expect(linkVersions([version("a"), version("b", corrected)])).toHaveLength(1);
    expect(linkVersions([version("a"), version("b", { ...corrected, feedbackDate: null })])).toHaveLength(1);
    expect(linkVersions([version("a"), version("b", { feedbackDate: "2022-07-20" })])).toHaveLength(1);
  });

  test("and a correction months later too", () => {
    const later = { signedOn: "2024-09-30", publishedOn: "2024-10-08" };
    expect(linkVersions([version("a"), version("b", later)])).toHaveLength(1);
  });
});

describe("a text that names no unit", () => {
  const forestry = { unit: "云岭县林业局", text: noticeText.replaceAll("水务局", "林业局") };

  test("takes no notice's place, however much of it and of others it holds", () => {
    const collection = version("c", {
      unit: null,
      url: "http://x.gov.cn/1",
      publishedOn: "2025-01-01",
      text: `${noticeText}\n${forestry.text}`,
    });
    expect(linkVersions([version("a"), version("b", forestry), collection])).toEqual([]);
  });

  test("gives way to the one that names it", () => {
    const unnamed = version("a", { unit: null, url: "http://x.gov.cn/1", publishedOn: "2025-01-01" });
    expect(one(unnamed, version("b"))).toMatchObject({ id: "a", canonicalId: "b", preferred: "named" });
  });
});

test("a relative name takes the place of no notice where it fits several units", () => {
  const relative = version("r", { unit: "县水务局", url: "http://x.gov.cn/1" });
  const other = version("b", { unit: "青石县水务局" });
  expect(linkVersions([version("a"), other, relative])).toEqual([]);
});

test("a unit's relative name agrees with its full one", () => {
  expect(
    linkVersions([version("a", { unit: "县水务局" }), version("b", { unit: "中共云岭县水务局党组" })]),
  ).toHaveLength(1);
});

test("the decision is stated in words, in both languages", () => {
  const pair = [version("a", { url: "http://m.example.com" }), version("b", { url: "http://x.gov.cn" })];
  expect(linkVersions(pair)[0]!.finding.message).toContain("官方网站");
  expect(linkVersions(pair)[0]!.finding.message).toContain("b.txt（b）");
  const { code, detail } = linkVersions(pair)[0]!.finding;
  expect(findingText(findingCatalogue()[code]!, "message", detail, "en")).toContain("official site");
});

test.each([
  ["https://www.yunling.gov.cn/a", true],
  ["http://gov.cn.example.com/a", false],
  ["www.yunling.gov.cn/a", true],
  ["https://evilgov.cn/", false],
])("official: %s is %s", (url, expected) => {
  expect(isOfficial(url)).toBe(expected);
});

test("precision and recall on generated notices in three disguises", () => {
  const published = generateVersions(200, 20240206);
  const links = linkVersions(published);
  const groupOf = new Map(published.map(({ id, group }) => [id, group]));
  const right = links.filter(({ id, canonicalId }) => groupOf.get(id) === groupOf.get(canonicalId));
  const disguised = published.filter(({ disguise }) => disguise !== "none");
  const linkedGroups = new Set(right.map(({ id }) => groupOf.get(id)));
  const recall = (items: readonly Published[]): number =>
    items.filter(({ group }) => linkedGroups.has(group)).length / items.length;
  const precision = right.length / links.length;
  const by = (["mirror", "corrected", "damaged"] as const).map((kind) => {
    const items = disguised.filter(({ disguise }) => disguise === kind);
    return `${kind} ${recall(items).toFixed(3)} (n = ${items.length})`;
  });
  console.log(
    `linking of versions: ${published.length} notices, ${links.length} links, precision ${precision.toFixed(3)}, ` +
      `recall ${recall(disguised).toFixed(3)} (n = ${disguised.length}): ${by.join(", ")}`,
  );
  expect(precision).toBeGreaterThanOrEqual(0.98);
  expect(recall(disguised)).toBeGreaterThanOrEqual(0.95);
});

test("no chains: every canonical version is itself linked to nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
      const links = linkVersions(generateVersions(12, seed));
      const linked = new Set(links.map(({ id }) => id));
      expect(links.filter(({ canonicalId }) => linked.has(canonicalId))).toEqual([]);
      expect(linked.size).toBe(links.length);
    }),
    { numRuns: 15, seed: 7 },
  );
});

test("the order of the notices changes nothing but the order of the links", () => {
  const published = generateVersions(30, 5);
  const key = ({ id, canonicalId }: Link): string => `${id}>${canonicalId}`;
  expect(
    linkVersions([...published].reverse())
      .map(key)
      .sort(),
  ).toEqual(linkVersions(published).map(key).sort());
});
