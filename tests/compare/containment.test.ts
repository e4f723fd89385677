import fc from "fast-check";
import { expect, test } from "vitest";
import { containersOf } from "../../pipeline/compare/recurrence/containment.ts";

test("the places of all texts that contain a text, as `includes` says", () => {
  const text = fc.string({ unit: fc.constantFrom("整", "改", "到", "位", "𠮷"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 30 }), (texts) => {
      const expected = texts.map((one) => texts.flatMap((other, place) => (other.includes(one) ? [place] : [])));
      expect(containersOf(texts)).toEqual(expected);
    }),
  );
});
