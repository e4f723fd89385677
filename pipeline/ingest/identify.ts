import { Unreadable } from "./extracted.ts";
import type { Limits } from "./limits.ts";
import { openZip } from "./zip.ts";

/** The formats ingest tells apart; the names are those of {@link MEDIA_TYPES}. */
export type Format =
  | "text"
  | "markdown"
  | "html"
  | "mhtml"
  | "mail"
  | "docx"
  | "doc"
  | "rtf"
  | "pdf"
  | "ofd"
  | "xlsx"
  | "csv"
  | "jsonl"
  | "zip"
  | "unsupported";

export interface Identified {
  readonly format: Format;
  readonly mediaType: string;
  /** What an unsupported file is, as the remedy names it: `image`, `archive`, `spreadsheet` … */
  readonly unsupported?: string;
}

const MEDIA_TYPES: Readonly<Record<Exclude<Format, "unsupported">, string>> = {
  text: "text/plain",
  markdown: "text/markdown",
  html: "text/html",
  mhtml: "multipart/related",
  mail: "message/rfc822",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  doc: "application/msword",
  rtf: "application/rtf",
  pdf: "application/pdf",
  ofd: "application/ofd",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  jsonl: "application/jsonl",
  zip: "application/zip",
};

/** The format behind a media type of {@link Identified}; another media type as it is. */
export function formatOfMediaType(mediaType: string): string {
  return Object.entries(MEDIA_TYPES).find(([, type]) => type === mediaType)?.[0] ?? mediaType;
}

/** First bytes of files that hold no text, with what the remedy calls them. */
const FOREIGN: readonly (readonly [kind: string, mediaType: string, hex: string])[] = [
  ["image", "image/png", "89504e47"],
  ["image", "image/jpeg", "ffd8ff"],
  ["image", "image/gif", "47494638"],
  ["image", "image/tiff", "49492a00"],
  ["image", "image/tiff", "4d4d002a"],
  ["image", "image/bmp", "424d"],
  ["archive", "application/x-7z-compressed", "377abcaf271c"],
  ["archive", "application/vnd.rar", "526172211a07"],
  ["archive", "application/gzip", "1f8b08"],
  ["program", "application/x-msdownload", "4d5a9000"],
  ["program", "application/x-executable", "7f454c46"],
];

/** Characters searched for a mark that tells the format. */
const HEAD = 4096;

/**
 * The format by the first bytes, and only where these are plain text by the name: offices rename HTML and RTF to
 * `.doc`, and browsers save pages without any ending.
 */
export async function identify(bytes: Uint8Array, path: string, limits: Limits): Promise<Identified> {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  const hex = head.subarray(0, 8).toString("hex");
  const ascii = head.toString("latin1").replaceAll("\0", "");
  const extension = /\.([a-z0-9]{1,8})$/iu.exec(path)?.[1]?.toLowerCase() ?? "";
  // Some producers put a few bytes before the mark of a PDF; its readers accept that.
  if (ascii.slice(0, 1024).includes("%PDF-")) return as("pdf");
  if (ascii.startsWith("{\\rtf")) return as("rtf");
  if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) return zipped(bytes, extension, limits);
  if (hex.startsWith("d0cf11e0")) return compound(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  // "BM" also begins English texts: a bitmap has zeros behind its size.
  const foreign = FOREIGN.find(([kind, , mark]) => hex.startsWith(mark) && (mark !== "424d" || head[6] === 0) && kind);
  if (foreign) return { format: "unsupported", mediaType: foreign[1], unsupported: foreign[0] };
  if (isMail(ascii, extension)) return as("mail");
  if (/^MIME-Version:/imu.test(ascii) && /^Content-Type:\s{0,9}(?:multipart\/related|text\/html)/imu.test(ascii))
    return as("mhtml");
  if (
    /<!doctype\s{1,9}html|<html[\s>]|<head[\s>]|<body[\s>]|^\s{0,99}<(?:div|p|table|article|section)[\s>]/iu.test(ascii)
  )
    return as("html");
  if (/^x?html?$|^shtml$|^(?:jsp|asp|aspx|php)$/u.test(extension)) return as("html");
  if (/^(?:md|markdown)$/u.test(extension)) return as("markdown");
  if (/^(?:csv|tsv)$/u.test(extension)) return as("csv");
  if (/^(?:jsonl|ndjson|json)$/u.test(extension)) return as("jsonl");
  return as("text");
}

/** A mail somebody got or sent; a page saved as one file has the same form, but was sent to nobody. */
function isMail(ascii: string, extension: string): boolean {
  const isHeader = /^(?:[a-z-]{2,40}:[^\n]{0,2000}\n)/iu.test(ascii);
  const fields = extension === "eml" ? /^(?:From|Subject|Date|MIME-Version):/imu : /^(?:To|Received|Message-ID):/imu;
  return isHeader && fields.test(ascii) && (extension === "eml" || /^MIME-Version:/imu.test(ascii));
}

function as(format: Exclude<Format, "unsupported">): Identified {
  return { format, mediaType: MEDIA_TYPES[format] };
}

async function zipped(bytes: Uint8Array, extension: string, limits: Limits): Promise<Identified> {
  let names: string[];
  try {
    names = (await openZip(bytes, limits)).map(({ name }) => name);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    // The reader of the format the name claims will say what is broken.
    return as(extension === "docx" || extension === "xlsx" ? extension : "zip");
  }
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/document\d*\.xml$/u)) return as("docx");
  if (has(/^xl\/workbook\.xml$/u)) return as("xlsx");
  if (has(/^ppt\/presentation\.xml$/u))
    return { format: "unsupported", mediaType: "application/vnd.ms-powerpoint", unsupported: "presentation" };
  if (has(/^(?:[^/]{1,80}\/)?OFD\.xml$/u)) return as("ofd");
  if (has(/^content\.xml$/u) && has(/^mimetype$/u))
    return { format: "unsupported", mediaType: "application/vnd.oasis.opendocument", unsupported: "opendocument" };
  return as("zip");
}

/** OLE files: Word 97–2003 and WPS texts have a stream of that name; protected DOCX/XLSX have another. */
function compound(bytes: Buffer): Identified {
  const has = (stream: string): boolean => bytes.includes(Buffer.from(stream, "utf16le"));
  if (has("EncryptedPackage"))
    return { format: "unsupported", mediaType: "application/x-ole-storage", unsupported: "protected" };
  if (has("WordDocument")) return as("doc");
  if (has("Workbook"))
    return { format: "unsupported", mediaType: "application/vnd.ms-excel", unsupported: "spreadsheet" };
  return { format: "unsupported", mediaType: "application/x-ole-storage", unsupported: "compound" };
}
