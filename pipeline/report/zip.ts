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
