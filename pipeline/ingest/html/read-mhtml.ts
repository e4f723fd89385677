import PostalMime from "postal-mime";
import type { Reader } from "../extract.ts";
import { Unreadable } from "../extracted.ts";
import { decodePage, readPage } from "./read-html.ts";

/**
 * A page saved by a browser as one file (`.mht`, `.mhtml`): the HTML parts of a MIME message, that of the page and those of
 * its frames.
 */
export const readMhtml: Reader = async (bytes) => {
  const message = await PostalMime.parse(asUndeclared(bytes));
  const undeclared = message.attachments
    .filter(({ mimeType }) => mimeType === UNDECLARED)
    .map(({ content }) => decodePage(Buffer.from(content as ArrayBuffer)));
  const html = (message.html ?? "") + undeclared.map(({ text }) => text).join("\n");
  if (html === "") throw new Unreadable("ingest/page-without-text", "failed");
  const [first] = undeclared;
  return [readPage(html, first?.encoding ?? null, first?.findings ?? [])];
};

const UNDECLARED = "application/x-undeclared-html";
// Content-Type: text/html, with no parameter in this line or the next one
const WITHOUT_CHARSET = /^Content-Type:[ \t]{0,9}text\/html[ \t]{0,9};?(?=\r?\n(?![ \t]))/gimu;

/** Chrome states no charset and keeps that of the page (GBK): such parts stay bytes, and state it in their meta tag. */
function asUndeclared(bytes: Uint8Array): Buffer {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  return Buffer.from(message.replace(WITHOUT_CHARSET, `Content-Type: ${UNDECLARED}`), "latin1");
}
