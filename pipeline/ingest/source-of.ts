import { createHash } from "node:crypto";
import type { Source } from "../model.ts";
import { noPage } from "./extracted.ts";

/**
 * A text at hand as a {@link Source}, for users of the library: nothing is read, nothing is changed.
 *
 * @param path name to report; `text` when the text came from no file
 */
export function sourceOf(text: string, path = "text"): Source {
  const bytes = Buffer.from(text, "utf8");
  return {
    path,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    mediaType: "text/plain",
    encoding: null,
    text,
    page: noPage,
    findings: [],
  };
}
