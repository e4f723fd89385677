import type { AnyNode, Document } from "domhandler";
import type { Finding } from "../../finding.ts";
import { finding } from "../../finding.ts";
import { comparable } from "../../fold.ts";
import { type Decoded, decode } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { type Extracted, Unreadable } from "../extracted.ts";
import { elements, isElement, parsePage } from "./dom.ts";
import { mainLines } from "./main-text.ts";
import { pageLines } from "./page-lines.ts";
import { headline, pageMetadata } from "./page-metadata.ts";

/** A saved web page: its main text, its tables, and what it says of itself. */
export const readHtml: Reader = async (bytes) => {
  const { body, charset } = withoutHeader(bytes);
  const { text, encoding, findings } = decodePage(body, charset);
  return [readPage(text, encoding, findings)];
};

/** The source of a page in the encoding that is stated around it, else in the one it states itself. */
export function decodePage(bytes: Uint8Array, stated: string | null = null): Decoded {
  return decode(bytes, stated ?? metaCharset(bytes));
}

/** @throws Unreadable `ingest/page-of-images`, `ingest/page-without-text` */
export function readPage(html: string, encoding: string | null, findings: readonly Finding[]): Extracted {
  const page = parsePage(html);
  const all = pageLines(page);
  const metadata = pageMetadata(page, html, all);
  const lines = mainLines(page);
  if (lines.join("").length < 50) {
    const images = [...elements(page)].filter(({ name }) => name === "img").length;
    if (lines.length === 0 && images === 0) throw new Unreadable("ingest/page-without-text", "failed");
    if (images > 0) findings = [...findings, finding("ingest/page-of-images", null, { images })];
  }
  const unread = unreadProse(page);
  if (unread > lines.join("").length)
    findings = [...findings, finding("ingest/page-text-unread", null, { chars: unread })];
  const title = headline(page, metadata.title);
  const head = comparable(lines.slice(0, 8).join(""));
  const isShown = title === null || head.includes(comparable(title));
  return { text: [...(isShown ? [] : [title]), ...lines].join("\n"), encoding, page: metadata, findings };
}

/** Clauses of sentences: a page whose script or form holds more of them than its body was saved before it was built. */
const SENTENCE = /[\u4e00-\u9fff][^，。；<>{}]{3,60}[，。；]/gu;

/** Characters of sentences in the scripts, forms and inner pages of a page, which are not read. */
function unreadProse(page: Document): number {
  let characters = 0;
  const stack: AnyNode[] = [page];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isElement(node) && /^(?:script|textarea|iframe)$/u.test(node.name)) {
      const text = node.attribs.srcdoc ?? node.children.map((child) => ("data" in child ? child.data : "")).join("");
      for (const [sentence] of text.matchAll(SENTENCE)) characters += sentence.length;
    } else if ("children" in node) stack.push(...node.children);
  }
  return characters;
}

/** A page saved together with the header of the server's answer (`wget --save-headers`). */
function withoutHeader(bytes: Uint8Array): { body: Uint8Array; charset: string | null } {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16_384)).toString("latin1");
  const end = /^HTTP\/[\d.]{1,3} \d{3}/u.test(head) ? head.search(/\r?\n\r?\n/u) : -1;
  if (end === -1) return { body: bytes, charset: null };
  const charset = /^content-type:[^\n]{0,200}charset=["']?([\w-]{1,30})/imu.exec(head.slice(0, end))?.[1] ?? null;
  return { body: bytes.subarray(end + (head[end] === "\r" ? 4 : 2)), charset };
}

/** `<meta charset="gb2312">` or `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`. */
function metaCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString("latin1");
  return /<meta\s[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{1,30})/iu.exec(head)?.[1] ?? null;
}
