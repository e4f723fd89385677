import WordExtractor from "word-extractor";
import { settle } from "./decode.ts";
import type { Reader } from "./extract.ts";
import { noPage } from "./extracted.ts";

export const readDoc: Reader = async (bytes) => {
  const document = await new WordExtractor().extract(Buffer.from(bytes));
  return [{ text: settle(document.getBody({ filterUnicode: false })), encoding: null, page: noPage, findings: [] }];
};
