import { decode } from "./decode.ts";
import type { Reader } from "./extract.ts";
import { noPage } from "./extracted.ts";

/** Plain text: decoded, and otherwise as it is. */
export const readText: Reader = async (bytes) => {
  const { text, encoding, findings } = decode(bytes);
  return [{ text, encoding, page: noPage, findings }];
};
