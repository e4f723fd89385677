import PostalMime from "postal-mime";
import type { Reader } from "../extract.ts";
import { Unreadable } from "../extracted.ts";
import { readPage } from "./read-html.ts";

/** A page saved by a browser as one file (`.mht`, `.mhtml`): the HTML part of a MIME message. */
export const readMhtml: Reader = async (bytes) => {
  const message = await PostalMime.parse(bytes);
  if (!message.html) throw new Unreadable("ingest/page-without-text", "failed");
  return [readPage(message.html, null, [])];
};
