import { brokenDoc, type DocStreams, PART, tablePart } from "./streams.ts";

/** A stretch of the main text that lies together in the file. */
export interface Piece {
  /** Its characters, one UTF-16 unit a position. */
  readonly text: string;
  /** Offset of its first character in the main stream. */
  readonly offset: number;
  readonly bytesPerUnit: 1 | 2;
}

const LENGTH_OF_TEXT = 0x4c;
const PROPERTIES = 0x01;
const PIECE_TABLE = 0x02;
const IS_COMPRESSED = 0x4000_0000;

/**
 * The main text, without headers, notes and text boxes, in pieces ([MS-DOC] 2.9.38, 2.9.177).
 *
 * @throws Unreadable `ingest/doc-broken`
 */
export function textPieces(streams: DocStreams): Piece[] {
  const table = pieceTable(tablePart(streams, PART.pieces));
  const count = Math.floor((table.length - 4) / 12);
  const end = streams.main.readUInt32LE(LENGTH_OF_TEXT);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const from = table.readUInt32LE(4 * index);
    const to = Math.min(table.readUInt32LE(4 * index + 4), end);
    if (to <= from) continue;
    const place = table.readUInt32LE(4 * (count + 1) + 8 * index + 2);
    const isCompressed = (place & IS_COMPRESSED) !== 0;
    const offset = isCompressed ? (place & ~IS_COMPRESSED) / 2 : place;
    const bytesPerUnit = isCompressed ? 1 : 2;
    const bytes = streams.main.subarray(offset, offset + (to - from) * bytesPerUnit);
    const text = isCompressed ? new TextDecoder("windows-1252").decode(bytes) : bytes.toString("utf16le");
    pieces.push({ text, offset, bytesPerUnit });
  }
  if (pieces.length === 0) throw brokenDoc("no text");
  return pieces;
}

function pieceTable(complex: Buffer): Buffer {
  let at = 0;
  while (at + 5 <= complex.length) {
    const kind = complex[at];
    if (kind === PIECE_TABLE) return complex.subarray(at + 5, at + 5 + complex.readUInt32LE(at + 1));
    if (kind !== PROPERTIES) break;
    at += 3 + complex.readUInt16LE(at + 1);
  }
  throw brokenDoc("no piece table");
}
