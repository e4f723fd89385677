import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionMentions, regionPrefix, regions, shortForm } from "../../pipeline/parse/metadata/regions.ts";

describe("names of divisions", () => {
  it("are each found in full, alone and inside a text", () => {
    const lost: string[] = [];
    for (const { name, code } of regions()) {
      const prefix = regionPrefix(name);
      const inside = regionPrefix(`据${name}的通报`, 1);
      for (const one of [prefix, inside])
        if (one?.length !== name.length || !one.isFull || !one.candidates.some((region) => region.code === code))
          lost.push(name);
    }
    expect(lost).toEqual([]);
  });

  it("are each found by their short form", () => {
    const lost = regions().filter(({ name }) => {
      const short = shortForm(name);
      return short.length >= 2 && (regionPrefix(short)?.length ?? 0) < short.length;
    });
    expect(lost.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    "根据《中国共产党巡视工作条例》和县委统一安排部署，县委第一巡察组对县审计局开展了巡察",
    "按照省、市和县委统一部署",
    "经县委研究，组成县委第一巡察组",
    "进一步规范县级预算，提高县域信息县乡覆盖面",
  ])("of one character are none where a word ends or joins with it: %s", (text) =>
    expect(regionMentions(text)).toEqual([]),
  );

  it.each(["中共和县委员会", "对成县水务局开展巡察", "安徽省和县", "县区：文县、徽县", "(范县)"])(
    "of one character are found where they stand alone: %s",
    (text) => expect(regionMentions(text).length).toBeGreaterThan(0),
  );

  it("are mentioned where a name in full begins, tried at every place in turn", () => {
    const names = regions().flatMap(({ name }) => (name.length > 2 ? [name] : []));
    const piece = fc.oneof(
      fc.constantFrom(...names),
      fc.constantFrom(...names).map((name) => name.slice(0, 2)),
    );
    const filler = fc.constantFrom("的", "对", "，", "a", "市", "区", "");
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, filler), { maxLength: 6 }), (pairs) => {
        const text = pairs.flat().join("");
        const expected: number[] = [];
        for (let at = 0; at < text.length; ) {
          const prefix = regionPrefix(text, at);
          fc.pre(prefix?.length !== 2 || !prefix.isFull); // those depend on what stands before
          if (prefix?.isFull) expected.push(at);
          at += prefix?.isFull ? prefix.length : 1;
        }
        expect(regionMentions(text).map(({ start }) => start)).toEqual(expected);
      }),
    );
  });
});
