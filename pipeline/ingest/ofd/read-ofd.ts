import type { Reader } from "../extract.ts";
import { pagesText } from "../pdf/pages-text.ts";
import { openOfd } from "./package.ts";
import { ofdPage } from "./page-content.ts";

/** An OFD file, the fixed-layout format of Chinese official documents: read like a PDF, from its drawn pages. */
export const readOfd: Reader = async (bytes, limits) => {
  const { pages, width } = await openOfd(bytes, limits);
  return [pagesText(pages.map((page) => ofdPage(page, width)))];
};
