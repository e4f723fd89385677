import { type CFB$Container, find, parse } from "cfb";
import { Unreadable } from "../extracted.ts";

/** The streams of a Word 97–2003 file that its text needs ([MS-DOC] 2.1). */
export interface DocStreams {
  readonly main: Buffer;
  readonly table: Buffer;
  readonly data: Buffer;
}

const WORD_FILE = 0xa5ec;
/** Version of the first format of this kind (Word 97); earlier ones are laid out differently. */
const WORD_97 = 0x00c1;
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;

/** @throws Unreadable `ingest/doc-broken`, `ingest/doc-old`, `ingest/unsupported-protected` */
export function openDoc(bytes: Uint8Array): DocStreams {
  let container: CFB$Container;
  try {
    container = parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), { type: "buffer" });
  } catch (error) {
    throw brokenDoc((error as Error).message);
  }
  const stream = (name: string): Buffer => Buffer.from((find(container, name)?.content ?? []) as Uint8Array);
  const main = stream("/WordDocument");
  if (main.length < 0x2f2 || main.readUInt16LE(0) !== WORD_FILE) throw brokenDoc("no Word document");
  if (main.readUInt16LE(2) < WORD_97) throw new Unreadable("ingest/doc-old", "rejected");
  const flags = main.readUInt16LE(0x0a);
  if ((flags & ENCRYPTED) !== 0) throw new Unreadable("ingest/unsupported-protected", "rejected");
  return { main, table: stream(flags & TABLE_1 ? "/1Table" : "/0Table"), data: stream("/Data") };
}

export function brokenDoc(error: string): Unreadable {
  return new Unreadable("ingest/doc-broken", "failed", { error: error.slice(0, 120) });
}

/** A part of the table stream, by its place in the file information block (FibRgFcLcb97, from 0). */
export function tablePart({ main, table }: DocStreams, index: number): Buffer {
  const at = 0x9a + 8 * index;
  const start = main.readUInt32LE(at);
  return table.subarray(start, start + main.readUInt32LE(at + 4));
}

/** Places of the parts in FibRgFcLcb97. */
export const PART = { styles: 1, characters: 12, paragraphs: 13, pieces: 33, lists: 73, listOverrides: 74 } as const;

/** Where the levels of all lists begin in the table stream: right behind the list of lists. */
export function levelsStart({ main }: DocStreams): number {
  const at = 0x9a + 8 * PART.lists;
  return main.readUInt32LE(at) + main.readUInt32LE(at + 4);
}
