import { isUtf8, transcode } from "node:buffer";
import { type Finding, finding } from "../finding.ts";
import { Unreadable } from "./extracted.ts";
import { plausibility } from "./plausibility.ts";

/** Bytes as text, with the encoding that was used and what was irregular about it. */
export interface Decoded {
  readonly text: string;
  /** WHATWG label: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`, `big5`. */
  readonly encoding: string;
  /** 0–1; 1 = stated by a byte order mark or proven by a strict decoder. */
  readonly confidence: number;
  readonly findings: readonly Finding[];
}

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, ...bytes: number[]])[] = [
  ["utf-8", 0xef, 0xbb, 0xbf],
  ["utf-16le", 0xff, 0xfe],
  ["utf-16be", 0xfe, 0xff],
  ["gb18030", 0x84, 0x31, 0x95, 0x33],
];

/** Control characters beyond this share of the text: the bytes are no text. */
const MAX_CONTROL = 0.005;
/** Damaged characters beyond this share of the characters outside ASCII: the encoding is wrong. */
const MAX_DAMAGED = 0.1;
/** Least share of frequent characters of an encoding that is neither stated nor strictly proven. */
const MIN_COMMON = 0.2;
/** Big5 must be this much better than GB18030, on this many characters: most byte pairs are valid in both. */
const BIG5_MARGIN = 0.25;
const BIG5_EVIDENCE = 20;
/** Bytes looked at to choose an encoding; the chosen one then decodes all of them. */
const SAMPLE_BYTES = 400_000;

/**
 * Decodes the bytes of a text: by its byte order mark, else strictly as UTF-8, else by the encoding a document states
 * of itself, else by whichever of UTF-16, GB18030, Big5 and damaged UTF-8 yields the most plausible Chinese.
 *
 * @param stated label from a header or a meta tag; it is tried, not trusted
 * @throws Unreadable `ingest/binary` when the bytes are no text in any of these encodings
 */
export function decode(bytes: Uint8Array, stated: string | null = null): Decoded {
  for (const [encoding, ...mark] of BYTE_ORDER_MARKS)
    if (mark.every((byte, i) => bytes[i] === byte)) return accept(bytes.subarray(mark.length), encoding, 1);

  // A Buffer is searched and converted many times faster than a plain array of bytes is by a TextDecoder.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.subarray(0, SAMPLE_BYTES).includes(0)) {
    const utf8 = isUtf8(buffer) ? transcode(buffer, "utf8", "utf16le").toString("utf16le") : null;
    if (utf8 !== null && plausibility(utf8).control <= MAX_CONTROL) return finish(utf8, "utf-8", 1, []);
  }
  const label = supported(stated);
  if (label !== null && label !== "utf-8") {
    const text = strictly(bytes, label);
    if (text !== null && plausibility(text).control <= MAX_CONTROL) return finish(text, label, 0.99, []);
  }
  const { encoding, confidence } = detect(bytes.subarray(0, SAMPLE_BYTES));
  const note = finding("ingest/encoding-detected", null, { encoding, percent: Math.round(confidence * 100) });
  return accept(bytes, encoding, confidence, [note]);
}

/** Line ends become `\n` and NUL becomes U+FFFD (no database keeps it); nothing else of a text is touched. */
export function settle(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
}

/** The WHATWG name of a stated encoding, where it is one that is supported: GB2312 and GBK are read as GB18030. */
function supported(label: string | null): string | null {
  if (label === null) return null;
  try {
    const name = new TextDecoder(label.trim()).encoding;
    if (name === "gbk") return "gb18030";
    return ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"].includes(name) ? name : null;
  } catch {
    return null;
  }
}

function detect(sample: Uint8Array): { encoding: string; confidence: number } {
  const candidates = ["gb18030", "utf-8", "utf-16le", "utf-16be", "big5"]
    // `stream` so that the character the sample cuts in half is no damage.
    .map((encoding) => ({
      encoding,
      ...plausibility(new TextDecoder(encoding).decode(sample, { stream: true })),
    }))
    .filter(({ control, damaged }) => control <= MAX_CONTROL && damaged <= MAX_DAMAGED);
  const gb18030 = candidates.find(({ encoding }) => encoding === "gb18030");
  const best = candidates
    .filter(
      ({ encoding, common, evidence }) =>
        (encoding === "gb18030" || common >= MIN_COMMON) &&
        (encoding !== "big5" || (evidence >= BIG5_EVIDENCE && common - (gb18030?.common ?? 0) >= BIG5_MARGIN)),
    )
    .sort((a, b) => b.common - b.damaged - (a.common - a.damaged))[0];
  if (!best) throw new Unreadable("ingest/binary", "rejected");
  if (best.encoding === "gb18030" && best.common < MIN_COMMON && (best.evidence >= BIG5_EVIDENCE || best.damaged > 0))
    throw new Unreadable("ingest/binary", "rejected");
  // Two of three characters of right Chinese are frequent ones: that share is as sure as it gets.
  return { encoding: best.encoding, confidence: Math.min(0.99, Math.max(0.3, best.common * 1.5 - best.damaged)) };
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function accept(bytes: Uint8Array, encoding: string, confidence: number, findings: Finding[] = []): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  if (plausibility(text).control > MAX_CONTROL) throw new Unreadable("ingest/binary", "rejected");
  return finish(text, encoding, confidence, findings);
}

function finish(raw: string, encoding: string, confidence: number, findings: readonly Finding[]): Decoded {
  const text = settle(raw);
  return { text, encoding, confidence, findings: [...findings, ...damage(text)] };
}

/** Characters that were lost here or before: U+FFFD, and 锟斤拷, which is what U+FFFD looks like after a second damage. */
export function damage(text: string): Finding[] {
  const findings: Finding[] = [];
  const lost = text.indexOf("\ufffd");
  if (lost !== -1) {
    const count = text.split("\ufffd").length - 1;
    findings.push(finding("ingest/characters-lost", { start: lost, end: lost + 1 }, { count }));
  }
  const garbled = text.indexOf("锟斤拷");
  if (garbled !== -1) findings.push(finding("ingest/characters-garbled", { start: garbled, end: garbled + 3 }));
  return findings;
}
