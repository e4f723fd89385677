import { damage } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { noPage } from "../extracted.ts";
import { type CellFormat, FlowBody } from "../flow-body.ts";
import { numberCounter } from "../list-numbers.ts";
import { docLists } from "./lists.ts";
import { textPieces } from "./pieces.ts";
import { characterRuns, type Modifier, paragraphRuns, runAt } from "./properties.ts";
import { openDoc } from "./streams.ts";
import { styleModifiers } from "./styles.ts";

/** Operations of paragraph, character and table properties ([MS-DOC] 2.6.1–2.6.3). */
const IS_IN_TABLE = 0x2416;
const IS_ROW_END = 0x2417;
const LIST = 0x460b;
const LIST_LEVEL = 0x260a;
const IS_DELETED = 0x0800;
const IS_HIDDEN = 0x083c;
const TABLE_DEFINITION = 0xd608;

/** Characters that stand for something ([MS-DOC] 2.4.1); those left out here are the places of pictures and notes. */
const SPECIAL: Readonly<Record<string, string>> = { "\t": " ", "\v": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": "\xa0" };

/**
 * A Word 97–2003 document: its paragraphs with their automatic numbers, its tables; no headers, notes, text boxes,
 * deleted or hidden text. Files of WPS Writer have the same format.
 */
export const readDoc: Reader = async (bytes) => {
  const streams = openDoc(bytes);
  const paragraphs = paragraphRuns(streams);
  const characters = characterRuns(streams);
  const ofStyle = styleModifiers(streams);
  const numbers = numberCounter(docLists(streams));
  const body = new FlowBody();
  /** Fields in fields, each in its instruction or in its result. */
  const fields: ("instruction" | "result")[] = [];

  const end = (mark: string, offset: number): void => {
    const run = runAt(paragraphs, offset);
    const all = [...ofStyle(run?.style ?? 0), ...(run?.modifiers ?? [])];
    if (mark === "\x07" && isOn(all, IS_ROW_END)) {
      body.endRow(cellFormats(all));
      return;
    }
    const list = operandOf(all, LIST)?.readInt16LE(0) ?? 0;
    if (list > 0) body.addNumber(numbers.next(String(list), operandOf(all, LIST_LEVEL)?.[0] ?? 0, ""));
    if (mark === "\x07") body.endCell();
    else body.endParagraph(isOn(all, IS_IN_TABLE));
  };

  for (const { text, offset, bytesPerUnit } of textPieces(streams)) {
    for (let i = 0; i < text.length; i++) {
      const unit = text[i]!;
      const at = offset + i * bytesPerUnit;
      if (unit === "\r" || unit === "\x07" || unit === "\f") end(unit, at);
      else if (unit === "\x13") fields.push("instruction");
      else if (unit === "\x14") fields[fields.length - 1] = "result";
      else if (unit === "\x15") fields.pop();
      else if (!fields.includes("instruction") && (unit >= " " || SPECIAL[unit] !== undefined)) {
        const run = runAt(characters, at)?.modifiers ?? [];
        if (!isOn(run, IS_DELETED) && !isOn(run, IS_HIDDEN)) body.add(SPECIAL[unit] ?? unit);
      }
    }
  }
  const text = body.finish().join("\n");
  return [{ text, encoding: null, page: noPage, findings: damage(text) }];
};

/** The last of the modifiers with this operation counts. */
function operandOf(all: readonly Modifier[], operation: number): Buffer | null {
  return all.findLast((modifier) => modifier.operation === operation)?.operand ?? null;
}

/** On, or the opposite of the style, which is on where styles are not. */
function isOn(all: readonly Modifier[], operation: number): boolean {
  const value = operandOf(all, operation)?.[0] ?? 0;
  return value === 1 || value === 0x81;
}

/** How the cells of a row are merged: 20 bytes a cell, behind the edges of the columns ([MS-DOC] 2.9.317). */
function cellFormats(all: readonly Modifier[]): CellFormat[] {
  const definition = operandOf(all, TABLE_DEFINITION);
  const cells = definition?.[0] ?? 0;
  const formats: CellFormat[] = [];
  for (let cell = 0; cell < cells; cell++) {
    const at = 1 + 2 * (cells + 1) + 20 * cell;
    const flags = definition && at + 2 <= definition.length ? definition.readUInt16LE(at) : 0;
    const [horizontal, vertical] = [flags & 0x03, (flags >> 5) & 0x03];
    formats.push({
      horizontal: horizontal === 1 ? "continued" : horizontal >= 2 ? "first" : "none",
      vertical: vertical === 1 ? "continued" : vertical >= 2 ? "first" : "none",
    });
  }
  return formats;
}
