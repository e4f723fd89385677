import { posix } from "node:path";
import type { Document } from "domhandler";
import { parseDocument } from "htmlparser2";
import { Unreadable } from "../extracted.ts";
import type { Limits } from "../limits.ts";
import { attribute, descendants } from "../xml.ts";
import { type Member, openZip } from "../zip.ts";

/** The parts of a DOCX file that its text needs; null where the package has none. */
export interface DocxParts {
  readonly document: Document;
  readonly styles: Document | null;
  readonly numbering: Document | null;
}

const OFFICE_DOCUMENT = "/officeDocument";

/**
 * @throws Unreadable `ingest/docx-broken` when the package has no document, and what {@link openZip} throws
 */
export async function openDocx(bytes: Uint8Array, limits: Limits): Promise<DocxParts> {
  const members = new Map((await openZip(bytes, limits)).map((member) => [member.name, member]));
  const main = (await target(members, "_rels/.rels", "", OFFICE_DOCUMENT)) ?? "word/document.xml";
  const document = await part(members, main);
  if (!document) throw new Unreadable("ingest/docx-broken", "failed");
  const relations = posix.join(posix.dirname(main), "_rels", `${posix.basename(main)}.rels`);
  const related = async (type: string): Promise<Document | null> => {
    const name = await target(members, relations, posix.dirname(main), type);
    return name === null ? null : part(members, name);
  };
  return { document, styles: await related("/styles"), numbering: await related("/numbering") };
}

/** The part a relationship of this type leads to. */
async function target(
  members: ReadonlyMap<string, Member>,
  relations: string,
  folder: string,
  type: string,
): Promise<string | null> {
  const page = await part(members, relations);
  for (const relation of page ? descendants(page, "Relationship") : [])
    if (attribute(relation, "Type")?.endsWith(type)) {
      const name = attribute(relation, "Target") ?? "";
      return name.startsWith("/") ? name.slice(1) : posix.join(folder, name);
    }
  return null;
}

async function part(members: ReadonlyMap<string, Member>, name: string): Promise<Document | null> {
  const bytes = await members.get(name)?.read();
  if (!bytes) return null;
  const encoding = bytes[0] === 0xff || bytes[1] === 0x00 ? "utf-16le" : bytes[0] === 0xfe ? "utf-16be" : "utf-8";
  return parseDocument(new TextDecoder(encoding).decode(bytes), { xmlMode: true });
}
