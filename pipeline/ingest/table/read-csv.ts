import { parse } from "csv-parse/sync";
import { decode } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { Unreadable } from "../extracted.ts";
import { isLedger, ledgerText, noTextColumn, textsOfRows, withFindings } from "./read-rows.ts";
import type { TextRow } from "./row-texts.ts";

const DELIMITERS = [",", "\t", ";"];

/** A CSV or TSV table: one text a row where it has a text column, one text in all where it is a ledger. */
export const readCsv: Reader = async (bytes, limits) => {
  const { text, encoding, findings } = decode(bytes);
  const rows = records(text);
  const texts = textsOfRows(rows, encoding, limits);
  if (texts) return withFindings(texts, findings);
  if (!isLedger(rows)) throw noTextColumn(rows);
  return [ledgerText(rows, encoding, findings)];
};

function records(text: string): TextRow[] {
  const firstLine = /^[^\n]{0,10000}/u.exec(text)![0];
  const count = (mark: string): number => firstLine.split(mark).length;
  const delimiter = DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
    return parse(text, options).map((cells, index) => ({ number: index + 1, cells }));
  } catch (error) {
    throw new Unreadable("ingest/table-broken", "failed", { error: (error as Error).message.slice(0, 120) });
  }
}
