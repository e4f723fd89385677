import fc from "fast-check";
import { expect, it } from "vitest";
import { codePointOffsets, codeUnitOffsets } from "../../pipeline/span.ts";

it("offsets go to the database and come back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, some) => {
      const characters = [...text];
      const codePoint = some % (characters.length + 1);
      const unit = characters.slice(0, codePoint).join("").length;
      expect(codePointOffsets(text)(unit)).toBe(codePoint);
      expect(codeUnitOffsets(text)(codePoint)).toBe(unit);
    }),
  );
});
