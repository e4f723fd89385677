import { GENERATOR, MARKDOWN_MARK } from "../output-names.ts";
import type { Format } from "./identify.ts";
import type { Limits } from "./limits.ts";
import { openZip } from "./zip.ts";

/** Bytes searched for a mark. */
const HEAD = 16_384;

const PAGE = new RegExp(`<meta\\s{1,9}name="?generator"?\\s{1,9}content="?${GENERATOR}\\b`, "iu");
const CREATOR = `<dc:creator>${GENERATOR}</dc:creator>`;
/** An id that nobody else gives: of a problem or a measure. A CSV file cannot say who wrote it. */
const PROBLEM_ID = /\bn[0-9a-f]{16}\.p\d{3}/u;

/** Whether a file is a report of this program, or a table of the problems or measures it has read. */
export async function isOwnReport(bytes: Uint8Array, format: Format, limits: Limits): Promise<boolean> {
  switch (format) {
    case "html":
      return PAGE.test(headOf(bytes));
    case "mhtml":
      // Written there with `=3D` for `=`, and lines broken with `=`.
      return PAGE.test(
        headOf(bytes)
          .replace(/=\r?\n/gu, "")
          .replaceAll("=3D", "="),
      );
    case "markdown":
    case "text":
      return headOf(bytes).includes(MARKDOWN_MARK);
    case "csv":
    case "jsonl":
      return headOf(bytes)
        .split("\n", 2)
        .some((line) => PROBLEM_ID.test(line));
    case "docx":
    case "xlsx":
      return (await coreProperties(bytes, limits)).includes(CREATOR);
    default:
      return false;
  }
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD)).toString("latin1");
}

/** What a document of an office program says of itself; nothing where it is broken, as its reader will say. */
async function coreProperties(bytes: Uint8Array, limits: Limits): Promise<string> {
  try {
    const member = (await openZip(bytes, limits)).find(({ name }) => name === "docProps/core.xml");
    return (await member?.read())?.toString("utf8") ?? "";
  } catch {
    return "";
  }
}
