import type { Finding } from "../finding.ts";
import { Unreadable } from "./extracted.ts";

/** Bytes as text, with the encoding that was used and what was irregular about it. */
export interface Decoded {
  readonly text: string;
  /** WHATWG label: `utf-8`, `gb18030`, `utf-16le`, `utf-16be`, `big5`. */
  readonly encoding: string;
  /** 0–1; 1 = stated by a byte order mark or proven by a strict decoder. */
  readonly confidence: number;
  readonly findings: readonly Finding[];
}

/** @throws Unreadable `ingest/binary` when the bytes are no text in any supported encoding. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return {
      text: settle(new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
      encoding: "utf-8",
      confidence: 1,
      findings: [],
    };
  } catch {
    throw new Unreadable("ingest/binary", "rejected");
  }
}

/** Line ends become `\n`; nothing else of a text is touched. */
export function settle(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
