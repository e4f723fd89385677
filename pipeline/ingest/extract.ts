import { type Extracted, Unreadable } from "./extracted.ts";
import type { Format } from "./identify.ts";
import type { Limits } from "./limits.ts";

/** Reads the bytes of one file: one text, or one a row where the file is a table of texts. */
export type Reader = (bytes: Uint8Array, limits: Limits, path: string) => Promise<readonly Extracted[]>;

/** Readers are loaded when first needed: a folder of plain texts costs no PDF library. */
const READERS: Readonly<Record<Exclude<Format, "zip" | "mail" | "unsupported">, () => Promise<Reader>>> = {
  text: async () => (await import("./text.ts")).readText,
  markdown: async () => (await import("./markdown.ts")).readMarkdown,
  html: async () => (await import("./html/read-html.ts")).readHtml,
  mhtml: async () => (await import("./html/read-mhtml.ts")).readMhtml,
  docx: async () => (await import("./docx/read-docx.ts")).readDocx,
  doc: async () => (await import("./doc/read-doc.ts")).readDoc,
  rtf: async () => (await import("./rtf/read-rtf.ts")).readRtf,
  ofd: async () => (await import("./ofd/read-ofd.ts")).readOfd,
  pdf: async () => (await import("./pdf/read-pdf.ts")).readPdf,
  xlsx: async () => (await import("./table/read-xlsx.ts")).readXlsx,
  csv: async () => (await import("./table/read-csv.ts")).readCsv,
  jsonl: async () => (await import("./table/read-jsonl.ts")).readJsonl,
};

/** Formats whose readers neither hang nor crash: they are read without a thread of their own. Cells of tables may be pages. */
export const SAFE_FORMATS: ReadonlySet<Format> = new Set<Format>(["text"]);

/** @throws Unreadable where there is no text to be had */
export async function extract(
  bytes: Uint8Array,
  format: Format,
  path: string,
  limits: Limits,
): Promise<readonly Extracted[]> {
  if (format === "zip" || format === "mail" || format === "unsupported") throw new Error(`${format} has no reader`);
  const read = await READERS[format]();
  const texts = await read(bytes, limits, path);
  if (texts.length === 0) throw new Unreadable("ingest/no-text", "rejected");
  return texts;
}
