import { createHmac, randomUUID } from "node:crypto";

/** A message of the Jupyter protocol 5.3, as far as executing cells needs it. */
export interface Message {
  readonly id: string;
  readonly type: string;
  /** Id of the request this message answers; null for none. */
  readonly parent: string | null;
  readonly content: Readonly<Record<string, unknown>>;
}

const DELIMITER = "<IDS|MSG>";

/** A request as frames to be sent, signed with the key of the connection. */
export function request(
  type: string,
  content: object,
  key: string,
  session: string,
): { readonly id: string; readonly frames: readonly string[] } {
  const id = randomUUID();
  const header = { msg_id: id, msg_type: type, session, username: "", date: new Date().toISOString(), version: "5.3" };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [DELIMITER, signature(key, parts), ...parts] };
}

/** @throws Error when the frames are no message signed with the key */
export function readMessage(frames: readonly Uint8Array[], key: string): Message {
  const texts = frames.map((frame) => Buffer.from(frame).toString("utf8"));
  const start = texts.indexOf(DELIMITER);
  const [signed, ...parts] = texts.slice(start + 1);
  if (start < 0 || parts.length < 4 || signed !== signature(key, parts)) throw new Error("a message without signature");
  const [header, parent, , content] = parts.slice(0, 4).map((part) => JSON.parse(part) as Record<string, unknown>);
  return {
    id: String(header!.msg_id),
    type: String(header!.msg_type),
    parent: typeof parent!.msg_id === "string" ? parent!.msg_id : null,
    content: content!,
  };
}

function signature(key: string, parts: readonly string[]): string {
  const hmac = createHmac("sha256", key);
  for (const part of parts) hmac.update(part);
  return hmac.digest("hex");
}
