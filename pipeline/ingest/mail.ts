import PostalMime, { type Attachment, type Email } from "postal-mime";
import { Unreadable } from "./extracted.ts";
import type { Limits } from "./limits.ts";
import type { Member } from "./zip.ts";

/** Parts within parts of one mail. A forwarded mail is a member, and counts as an archive in an archive does. */
const MAX_NESTING = 32;

/**
 * A saved mail (`.eml`) as what it holds: the text its writer typed, then the files attached to it, in their order. They
 * are no larger than the mail, so only their number has a limit of its own.
 *
 * @throws Unreadable `ingest/mail-broken`, `ingest/archive-members`
 */
export async function openMail(bytes: Uint8Array, limits: Limits): Promise<Member[]> {
  const mail = await parsed(bytes);
  // Pictures that the page shows between its lines are part of it.
  const files = mail.attachments.filter(({ related }) => !related);
  if (files.length > limits.maxArchiveMembers)
    throw new Unreadable("ingest/archive-members", "rejected", {
      members: files.length,
      limit: limits.maxArchiveMembers,
    });
  return [...bodyOf(mail), ...files.map(attached)];
}

async function parsed(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, maxNestingDepth: MAX_NESTING });
  } catch (error) {
    throw new Unreadable("ingest/mail-broken", "failed", { error: (error as Error).message.slice(0, 120) });
  }
}

/** Where a mail is sent in both forms, the page keeps its tables. */
function bodyOf({ html, text }: Email): Member[] {
  if (html && html.trim() !== "") return [member("正文.html", Buffer.from(html))];
  return text && text.trim() !== "" ? [member("正文.txt", Buffer.from(text))] : [];
}

function attached({ filename, content, mimeType }: Attachment, index: number): Member {
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(content as ArrayBuffer);
  const ending = mimeType === "message/rfc822" ? ".eml" : "";
  return member((filename ?? "").split(/[/\\]/u).at(-1)!.trim() || `附件${index + 1}${ending}`, bytes);
}

function member(name: string, bytes: Buffer): Member {
  return { name, bytes: bytes.length, read: async () => bytes };
}
