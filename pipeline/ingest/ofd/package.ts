import { posix } from "node:path";
import type { Document } from "domhandler";
import { parseDocument } from "htmlparser2";
import { Unreadable } from "../extracted.ts";
import type { Limits } from "../limits.ts";
import { attribute, children, descendants, localName } from "../xml.ts";
import { type Member, openZip } from "../zip.ts";

/** The pages of an OFD file in reading order, and the size pages have that do not say their own. */
export interface OfdParts {
  readonly pages: readonly Document[];
  /** Width of a page in millimetres. */
  readonly width: number;
}

/**
 * The page descriptions of an OFD package (GB/T 33190-2016).
 *
 * @throws Unreadable `ingest/ofd-broken`, `ingest/pdf-pages`, and what {@link openZip} throws
 */
export async function openOfd(bytes: Uint8Array, limits: Limits): Promise<OfdParts> {
  const members = new Map((await openZip(bytes, limits)).map((member) => [member.name.replace(/^\//u, ""), member]));
  const entry = [...members.keys()].find((name) => /^(?:[^/]{1,80}\/)?OFD\.xml$/u.test(name));
  const root = await part(members, entry ?? "");
  const pages: Document[] = [];
  let width = 0;
  for (const reference of root ? descendants(root, "DocRoot") : []) {
    const path = located(textOf(reference), posix.dirname(entry!));
    const document = await part(members, path);
    if (!document) continue;
    const [box] = descendants(document, "PhysicalBox");
    width ||= Number(textOf(box ?? null).split(/\s+/u)[2] ?? 0);
    for (const list of descendants(document, "Pages"))
      for (const page of children(list)) {
        if (localName(page) !== "Page") continue;
        if (pages.length >= limits.maxPages)
          throw new Unreadable("ingest/pdf-pages", "rejected", {
            pages: `>${limits.maxPages}`,
            limit: limits.maxPages,
          });
        const content = await part(members, located(attribute(page, "BaseLoc") ?? "", posix.dirname(path)));
        if (content) pages.push(content);
      }
  }
  if (pages.length === 0) throw new Unreadable("ingest/ofd-broken", "failed");
  return { pages, width: width || 210 };
}

/** A place in the package: absolute with a slash in front, else from the folder of the file that names it. */
function located(place: string, folder: string): string {
  return (place.startsWith("/") ? place.slice(1) : posix.join(folder, place.trim())).trim();
}

async function part(members: ReadonlyMap<string, Member>, name: string): Promise<Document | null> {
  const bytes = await members.get(name)?.read();
  return bytes ? parseDocument(new TextDecoder("utf-8").decode(bytes), { xmlMode: true }) : null;
}

/** The text directly within an element. */
export function textOf(element: { readonly children: readonly object[] } | null): string {
  return (element?.children ?? [])
    .map((child) => ("data" in child ? String(child.data) : ""))
    .join("")
    .trim();
}
