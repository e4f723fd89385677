import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { createRequire } from "node:module";
import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import type ExcelJS from "exceljs";
import { GENERATOR } from "../output-names.ts";
import { stampEntries } from "../timeless-zip.ts";
import { SharedStrings } from "./xlsx-strings.ts";

/** Only what writes: the whole library takes 0.17 s more to load. */
const WorkbookWriter = createRequire(import.meta.url)(
  "exceljs/lib/stream/xlsx/workbook-writer.js",
) as typeof ExcelJS.stream.xlsx.WorkbookWriter;

/** Deflate level: half the time of the usual 6 for a file 6 % larger. */
const PACKING = 4;

/** Characters of XML, and then bytes of the file, that one step of compressing takes and gives, in a thread of Node. */
const PIECE = 262_144;

/** What exceljs hands over: text, or a buffer it uses again. */
type Xml = string | { readonly toBuffer: () => Buffer };

/**
 * A part of a workbook, in place of the buffer exceljs has for it: that copies every text three times, takes whatever
 * comes however slow the disk is, and so holds all of a large sheet.
 */
export class Part {
  readonly #stream = new PassThrough();
  readonly #failed: Promise<never>;
  #xml = "";

  constructor(open: (content: PassThrough) => unknown, failed: Promise<never>) {
    this.#failed = failed;
    open(this.#stream);
  }

  write(xml: Xml): void {
    this.#xml += typeof xml === "string" ? xml : xml.toBuffer().toString();
    if (this.#xml.length >= PIECE) this.#handOver();
  }

  /**
   * Lets go, so that compressing goes on, and waits where it falls behind.
   *
   * @throws what kept the file from being written
   */
  async caughtUp(): Promise<void> {
    await setImmediate();
    if (this.#stream.writableNeedDrain) await Promise.race([once(this.#stream, "drain"), this.#failed]);
  }

  end(): void {
    this.#handOver();
    this.#stream.end();
  }

  /** For exceljs, which waits for no part. */
  pause(): void {}
  on(): void {}

  #handOver(): void {
    this.#stream.write(this.#xml);
    this.#xml = "";
  }
}

/** What the writer of exceljs does that is not part of its type. */
interface Parts {
  readonly zip: {
    readonly append: (content: PassThrough, entry: { readonly name: string }) => unknown;
    readonly abort: () => unknown;
  };
  sharedStrings: SharedStrings;
  addSharedStrings: () => Promise<void>;
  _openStream: (name: string) => Part;
}

/** A workbook that exceljs writes to a file part by part. */
export interface BookFile {
  readonly book: ExcelJS.stream.xlsx.WorkbookWriter;
  /** @throws what kept the file from being written */
  readonly close: () => Promise<void>;
  /** Lets go of the file where it is, when something has failed. */
  readonly abandon: () => Promise<void>;
}

/** Starts a workbook file; nothing in it says when it was written. */
export function openBook(path: string): BookFile {
  const file = createWriteStream(path);
  // exceljs listens for errors only at the end and would wait for ever for a file that failed before.
  const failed = new Promise<never>((_, reject) => file.on("error", reject));
  // Whoever waits for the file hears of it.
  failed.catch(() => undefined);
  const book = new WorkbookWriter({
    stream: file,
    useStyles: true,
    useSharedStrings: true,
    zip: { zlib: { level: PACKING, chunkSize: PIECE } },
  });
  Object.assign(book, { creator: GENERATOR, created: undefined, modified: undefined });
  const parts = book as unknown as Parts;
  const strings = new SharedStrings();
  parts.sharedStrings = strings;
  parts._openStream = (name) => new Part((content) => parts.zip.append(content, { name }), failed);
  parts.addSharedStrings = async () => {
    const part = parts._openStream("/xl/sharedStrings.xml");
    for (const xml of strings.xml()) {
      part.write(xml);
      await part.caughtUp();
    }
    part.end();
  };
  return {
    book,
    close: async () => {
      await Promise.race([book.commit(), failed]);
      stampEntries(path);
    },
    abandon: async () => {
      parts.zip.abort();
      if (file.closed) return;
      // Errors on the way there are of no interest any more.
      const closed = new Promise<void>((resolve) => file.once("close", resolve));
      file.destroy();
      await closed;
    },
  };
}
