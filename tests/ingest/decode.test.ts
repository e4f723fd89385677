import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../../pipeline/ingest/decode.ts";
import { encode } from "../support/documents/encodings.ts";
import { noticeText } from "../support/documents/notice.ts";

/** Traditional Chinese as a Big5 page has it; invented. */
const TRADITIONAL =
  "根據縣委統一部署，巡察組對縣水務局黨組開展了巡察，並反饋了巡察意見。現將整改進展情況予以公布。一是摸清底數，組織技術人員逐一排查，全部建立台帳。二是壓實責任，明確管護主體和資金來源。";

const codes = (bytes: Uint8Array): string[] => decode(bytes).findings.map(({ code }) => code);

describe("encodings", () => {
  test.each(["utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom"])("%s is certain", (encoding) => {
    expect(decode(encode(noticeText, encoding))).toMatchObject({ text: noticeText, confidence: 1, findings: [] });
  });

  test.each(["utf-16le", "utf-16be", "gb18030"])("%s is detected, with its confidence stated", (encoding) => {
    const { text, encoding: found, confidence, findings } = decode(encode(noticeText, encoding));
    expect({ text, found }).toEqual({ text: noticeText, found: encoding });
    expect(confidence).toBeGreaterThan(0.8);
    expect(findings[0]!.code).toBe("ingest/encoding-detected");
    expect(findings[0]!.message).toContain(`${Math.round(confidence * 100)}%`);
  });

  test("four-byte GB18030 survives", () => {
    expect(decode(encode("经办人员王𠮷已受批评教育，整改落实到位。", "gb18030")).text).toContain("王𠮷");
  });

  test("Big5 with evidence, never without", () => {
    expect(decode(encode(TRADITIONAL, "big5"))).toMatchObject({ encoding: "big5", text: TRADITIONAL });
    expect(decode(encode("通報", "big5")).encoding).toBe("gb18030");
    expect(decode(encode("整改情况", "gb18030"))).toMatchObject({ encoding: "gb18030", text: "整改情况" });
  });

  test("a stated encoding is tried and not trusted", () => {
    expect(decode(encode(noticeText, "utf-8"), "gb2312").text).toBe(noticeText);
    expect(decode(encode("整改", "gb18030"), "gb2312")).toMatchObject({
      text: "整改",
      encoding: "gb18030",
      findings: [],
    });
    expect(decode(encode(noticeText, "gb18030"), "utf-8").text).toBe(noticeText);
    expect(decode(encode(noticeText, "gb18030"), "no-such-charset").text).toBe(noticeText);
  });
});

describe("damage is a finding, not a failure", () => {
  test("a broken byte in UTF-8", () => {
    const bytes = encode(noticeText, "utf-8");
    bytes[30] = 0xff;
    const { text, encoding, findings } = decode(bytes);
    expect(encoding).toBe("utf-8");
    const lost = findings.find(({ code }) => code === "ingest/characters-lost")!;
    expect(text.slice(lost.span!.start, lost.span!.end)).toBe("\ufffd");
    expect(text.slice(40)).toBe(
      noticeText.slice(text.length === noticeText.length ? 40 : noticeText.length - (text.length - 40)),
    );
  });

  test("a broken byte in GB18030", () => {
    const bytes = encode(noticeText, "gb18030");
    bytes[400] = 0xff;
    expect(decode(bytes).encoding).toBe("gb18030");
    expect(codes(bytes)).toContain("ingest/characters-lost");
  });

  test("a stray NUL among text", () => {
    expect(decode(Buffer.from(`整改${"落实".repeat(300)}\0情况`)).text.endsWith("\ufffd情况")).toBe(true);
  });

  test("锟斤拷, the trace of an earlier damage", () => {
    expect(codes(Buffer.from("整改锟斤拷情况"))).toEqual(["ingest/characters-garbled"]);
  });

  test.each([[Buffer.alloc(64)], [Buffer.from("\u0001\u0002\u0003\u0004整改")]])("no text: %#", (bytes) => {
    expect(() => decode(bytes)).toThrow(expect.objectContaining({ code: "ingest/binary" }));
  });
});

test("line ends become \\n and nothing else changes", () => {
  expect(decode(Buffer.from("一\r\n二\r三\n　四\t五 ")).text).toBe("一\n二\n三\n　四\t五 ");
});

test("any text comes back from UTF-8 as it was", () => {
  const printable = fc.string({ unit: "grapheme" }).filter((text) => !/[\p{Cc}\ufeff]/u.test(text));
  fc.assert(
    fc.property(printable, (text) => {
      expect(decode(Buffer.from(text)).text).toBe(text);
    }),
  );
});

test("any bytes give a text or a refusal, never an error", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      try {
        expect(typeof decode(bytes).text).toBe("string");
      } catch (error) {
        expect(error).toMatchObject({ code: "ingest/binary" });
      }
    }),
  );
});
