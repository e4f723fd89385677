import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Decoded, decode } from "../../pipeline/ingest/decode.ts";
import { plausibility } from "../../pipeline/ingest/plausibility.ts";
import { dataFile } from "../../pipeline/package-root.ts";

const lists = parse(readFileSync(dataFile("ingest", "common-characters.yaml"), "utf8")) as Record<string, string>;
const common = new Set(Object.values(lists).join("").replace(/[ \n]/g, ""));

describe("how plausible a text is", () => {
  it("is counted character by character", () => {
    const unit = fc.constantFrom(..."的整改 a\n\t\u0000\u0007\u001a\u001f\u007f\u0080\ufffd锟𠮷鼷。，");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 50 }), (text) => {
        const units = text.split("");
        const outside = units.filter((one) => one >= "\u0080");
        const share = (some: readonly string[], of: readonly string[], none: number): number =>
          of.length === 0 ? none : some.length / of.length;
        expect(plausibility(text)).toEqual({
          common: share(
            outside.filter((one) => common.has(one)),
            outside,
            1,
          ),
          damaged: share(
            outside.filter((one) => one === "\ufffd"),
            outside,
            0,
          ),
          control: share(
            units.filter((one) => /\p{Cc}/u.test(one) && one < "\u0080" && !/[\t-\r]/.test(one) && one !== "\u001a"),
            units,
            0,
          ),
          evidence: outside.length,
        });
      }),
    );
  });
});

/** What {@link decode} says of the bytes, or null where it refuses them. */
function settled(bytes: Uint8Array): Decoded | null {
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}

describe("bytes that are UTF-8", () => {
  it("become the text that a strict decoder makes of them, others are no UTF-8", () => {
    const piece = fc.oneof(
      fc.constantFrom("整改", "abc", "é", "𠮷", "\ufeff", "。").map((text) => [...Buffer.from(text)]),
      fc.constantFrom([0xed, 0xa0, 0x80], [0xc0, 0xaf], [0xe6, 0x95], [0xff], [0xf4, 0x90, 0x80, 0x80], [0xb5, 0xc4]),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        // A byte order mark is read before.
        const bytes = Uint8Array.from(
          [..."整改情况通报".repeat(4)].flatMap((one) => [...Buffer.from(one)]).concat(pieces.flat()),
        );
        if (isUtf8(bytes)) {
          const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
          expect(decode(bytes)).toMatchObject({ text, encoding: "utf-8", confidence: 1 });
        } else {
          expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow(TypeError);
          expect(settled(bytes)).not.toMatchObject({ encoding: "utf-8", confidence: 1 });
        }
      }),
    );
  });
});
