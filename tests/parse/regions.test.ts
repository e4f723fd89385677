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

  it("are mentioned where a name in full begins, tried at every place in turn", () => {
    const names = regions().map(({ name }) => name);
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
          if (prefix?.isFull) expected.push(at);
          at += prefix?.isFull ? prefix.length : 1;
        }
        expect(regionMentions(text).map(({ start }) => start)).toEqual(expected);
      }),
    );
  });
});
