import type { Level, List } from "../list-numbers.ts";
import { type DocStreams, levelsStart, PART, tablePart } from "./streams.ts";

const LIST = 28;
const LEVEL = 28;
const OVERRIDE = 16;
/** Formats in the order of their numbers ([MS-OSHARED] 2.2.1.3), which is that of WordprocessingML. */
const FORMATS = (
  "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago ideographDigital " +
  "japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal japaneseDigitalTenThousand " +
  "decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth decimalZero bullet ganada chosung " +
  "decimalEnclosedFullstop decimalEnclosedParen decimalEnclosedCircleChinese ideographEnclosedCircle " +
  "ideographTraditional ideographZodiac ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional " +
  "taiwaneseCountingThousand taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand"
).split(" ");

/** The lists of a document by the number paragraphs name them with ([MS-DOC] 2.9.131, 2.9.150, 2.9.147). */
export function docLists(streams: DocStreams): ReadonlyMap<string, List> {
  const levels = readLists(streams);
  const lists = new Map<string, List>();
  const part = tablePart(streams, PART.listOverrides);
  const count = part.length < 4 ? 0 : part.readUInt32LE(0);
  let at = 4 + OVERRIDE * count;
  for (let index = 0; index < count && 4 + OVERRIDE * (index + 1) <= part.length; index++) {
    const head = 4 + OVERRIDE * index;
    const id = part.readInt32LE(head);
    const own = [...(levels.get(id) ?? [])];
    const startOverrides = new Map<number, number>();
    at += 4;
    for (let i = 0; i < part[head + 12]! && at + 8 <= part.length; i++) {
      const start = part.readInt32LE(at);
      const flags = part.readUInt32LE(at + 4);
      const level = flags & 0x0f;
      at += 8;
      if (flags & 0x10 && !(flags & 0x20)) startOverrides.set(level, start);
      if (flags & 0x20) {
        const read = readLevel(part, at, level);
        own[level] = read.level;
        at = read.end;
      }
    }
    lists.set(String(index + 1), { abstractId: String(id), levels: own, startOverrides });
  }
  return lists;
}

function readLists(streams: DocStreams): Map<number, Level[]> {
  const heads = tablePart(streams, PART.lists);
  const count = heads.length < 2 ? 0 : heads.readUInt16LE(0);
  const lists = new Map<number, Level[]>();
  let at = levelsStart(streams);
  for (let index = 0; index < count && 2 + LIST * (index + 1) <= heads.length; index++) {
    const head = 2 + LIST * index;
    const isSimple = (heads[head + 26]! & 1) !== 0;
    const levels: Level[] = [];
    for (let level = 0; level < (isSimple ? 1 : 9) && at + LEVEL <= streams.table.length; level++) {
      const read = readLevel(streams.table, at, level);
      levels.push(read.level);
      at = read.end;
    }
    lists.set(heads.readInt32LE(head), levels);
  }
  return lists;
}

function readLevel(bytes: Buffer, at: number, index: number): { level: Level; end: number } {
  const format = FORMATS[bytes[at + 4] ?? 255] ?? "none";
  const flags = bytes[at + 5] ?? 0;
  const textAt = at + LEVEL + (bytes[at + 24] ?? 0) + (bytes[at + 25] ?? 0);
  const length = textAt + 2 <= bytes.length ? bytes.readUInt16LE(textAt) : 0;
  const raw = bytes.subarray(textAt + 2, textAt + 2 + 2 * length).toString("utf16le");
  // The number of level n stands in the text as the character n.
  const text = [...raw].map((unit) => (unit.charCodeAt(0) < 9 ? `%${unit.charCodeAt(0) + 1}` : unit)).join("");
  const level: Level = {
    start: at + 4 <= bytes.length ? bytes.readInt32LE(at) : 1,
    format,
    text: format === "bullet" || format === "none" ? text.replace(/^[^%]{0,9}$/u, "") : text,
    isLegal: (flags & 0x04) !== 0,
    restartAfter: (flags & 0x08) !== 0 ? (bytes[at + 26] ?? 0) : index,
    styleId: null,
  };
  return { level, end: textAt + 2 + 2 * length };
}
