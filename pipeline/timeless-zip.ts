import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** The earliest moment a zip archive can name. Built from local parts because zip times are local. */
const EPOCH = new Date(1980, 0, 1);

/**
 * An Office file with nothing in it that depends on when it was written: entry times are fixed, creation and change
 * dates are taken out of the document properties. `edit` may change the text of an XML part.
 */
export function timeless(bytes: Uint8Array, edit: (name: string, xml: string) => string = (_, xml) => xml): Uint8Array {
  const entries: Record<string, Uint8Array> = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith("/")) continue;
    entries[name] = /\.(?:xml|rels)$/.test(name)
      ? strToU8(edit(name, withoutDates(name, strFromU8(content))))
      : content;
  }
  return zipSync(entries, { level: 6, mtime: EPOCH });
}

function withoutDates(name: string, xml: string): string {
  return name === "docProps/core.xml"
    ? xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, "")
    : xml;
}

/** {@link EPOCH} as a zip archive writes it: time, then date, two bytes each. */
const STAMP = Uint8Array.of(0, 0, 0x21, 0);

/** Sets the time of every entry of a zip file to the earliest a zip file can name, in place. */
export function stampEntries(path: string): void {
  const file = openSync(path, "r+");
  try {
    // A file without a comment ends with this record: where the directory of its entries is, and how long.
    const end = Buffer.alloc(22);
    readSync(file, end, 0, end.length, fstatSync(file).size - end.length);
    const [size, start] = [end.readUInt32LE(12), end.readUInt32LE(16)];
    const directory = Buffer.alloc(size);
    readSync(file, directory, 0, size, start);
    for (let at = 0; at < size; ) {
      directory.set(STAMP, at + 12);
      writeSync(file, STAMP, 0, STAMP.length, directory.readUInt32LE(at + 42) + 10);
      at += 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    writeSync(file, directory, 0, size, start);
  } finally {
    closeSync(file);
  }
}
