import { type Info, parse } from "csv-parse/sync";
import { decode } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { noPage, Unreadable } from "../extracted.ts";
import { tableLines } from "../table-lines.ts";
import { isLedgerHeader, mapColumns } from "./columns.ts";
import { rowTexts } from "./row-texts.ts";

const DELIMITERS = [",", "\t", ";", "，"];

/** A CSV or TSV table: one text a row where it has a text column, one text in all where it is a ledger. */
export const readCsv: Reader = async (bytes, limits) => {
  const { text, encoding, findings } = decode(bytes);
  const firstLine = text.slice(0, text.indexOf("\n") === -1 ? text.length : text.indexOf("\n"));
  const count = (mark: string): number => firstLine.split(mark).length;
  const delimiter = DELIMITERS.reduce((best, mark) => (count(mark) > count(best) ? mark : best));
  let rows: { record: string[]; info: Info }[];
  try {
    rows = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    throw new Unreadable("ingest/table-broken", "failed", { error: (error as Error).message.slice(0, 120) });
  }
  const [header, ...body] = rows;
  if (!header) throw new Unreadable("ingest/no-text", "rejected");
  const columns = mapColumns(header.record);
  if (columns.text !== undefined) {
    const numbered = body.map(({ record }, index) => ({ number: index + 2, cells: record }));
    const texts = rowTexts(numbered, columns, encoding, limits);
    return texts.map((extracted, index) =>
      index === 0 ? { ...extracted, findings: [...findings, ...extracted.findings] } : extracted,
    );
  }
  if (!rows.slice(0, 5).some(({ record }) => isLedgerHeader(record)))
    throw new Unreadable("ingest/no-text-column", "rejected", { columns: header.record.join("、").slice(0, 100) });
  const lines = tableLines(
    rows.map(({ record }) => record.map((cell) => ({ lines: cell.split("\n"), columns: 1, rows: 1 }))),
  );
  return [{ text: lines.join("\n"), encoding, page: noPage, findings }];
};
