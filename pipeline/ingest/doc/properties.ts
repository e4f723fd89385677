import { type DocStreams, PART, tablePart } from "./streams.ts";

/** One property modifier: its operation and operand ([MS-DOC] 2.6). */
export interface Modifier {
  readonly operation: number;
  readonly operand: Buffer;
}

/** Properties of the text from one offset of the main stream up to the next. */
export interface PropertyRun {
  readonly from: number;
  readonly to: number;
  /** Index of the paragraph style; 0 in runs of characters. */
  readonly style: number;
  readonly modifiers: readonly Modifier[];
}

const PAGE = 512;
const PAGE_NUMBER = 0x003f_ffff;
/** Operations whose operand has a length of its own. */
const TABLE_DEFINITION = 0xd608;
const TAB_STOPS = 0xc615;
/** Properties too large for their page lie in the data stream. */
const ELSEWHERE = 0x6646;
const OPERAND_LENGTHS = [1, 1, 2, 4, 2, 2, -1, 3];

/** The modifiers of a list of them; a damaged rest is left out. */
export function modifiers(list: Buffer, data: Buffer = Buffer.alloc(0)): Modifier[] {
  const found: Modifier[] = [];
  let at = 0;
  while (at + 3 <= list.length) {
    const operation = list.readUInt16LE(at);
    at += 2;
    let length = OPERAND_LENGTHS[operation >> 13]!;
    if (operation === TABLE_DEFINITION) {
      if (at + 2 > list.length) break;
      length = list.readUInt16LE(at) - 1;
      at += 2;
    } else if (length === -1) {
      if (operation === TAB_STOPS && list[at] === 255) break;
      length = list[at]!;
      at += 1;
    }
    if (length < 0 || at + length > list.length) break;
    const operand = list.subarray(at, at + length);
    at += length;
    if (operation === ELSEWHERE) found.push(...elsewhere(data, operand.readUInt32LE(0)));
    else found.push({ operation, operand });
  }
  return found;
}

function elsewhere(data: Buffer, at: number): Modifier[] {
  if (at + 2 > data.length) return [];
  return modifiers(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
}

/** Properties of paragraphs, in the order of the file. */
export function paragraphRuns(streams: DocStreams): PropertyRun[] {
  return runs(streams, PART.paragraphs, 13, (page, at) => {
    // Half the length in words; 0 says that the length follows.
    const [start, length] = page[at] === 0 ? [at + 2, 2 * (page[at + 1] ?? 0)] : [at + 1, 2 * page[at]! - 1];
    const list = page.subarray(start, start + length);
    if (list.length < 2) return { style: 0, modifiers: [] };
    return { style: list.readUInt16LE(0), modifiers: modifiers(list.subarray(2), streams.data) };
  });
}

/** Properties of characters, in the order of the file. */
export function characterRuns(streams: DocStreams): PropertyRun[] {
  return runs(streams, PART.characters, 1, (page, at) => ({
    style: 0,
    modifiers: modifiers(page.subarray(at + 1, at + 1 + page[at]!)),
  }));
}

/** Reads formatted disk pages: each holds offsets, then one place of properties for every stretch between them. */
function runs(
  streams: DocStreams,
  part: number,
  placeLength: number,
  read: (page: Buffer, at: number) => Pick<PropertyRun, "style" | "modifiers">,
): PropertyRun[] {
  const table = tablePart(streams, part);
  const count = Math.floor((table.length - 4) / 8);
  const found: PropertyRun[] = [];
  for (let index = 0; index < count; index++) {
    const number = table.readUInt32LE(4 * (count + 1) + 4 * index) & PAGE_NUMBER;
    const page = streams.main.subarray(number * PAGE, (number + 1) * PAGE);
    if (page.length < PAGE) continue;
    const stretches = page[PAGE - 1]!;
    if (4 * (stretches + 1) + placeLength * stretches > PAGE) continue;
    for (let i = 0; i < stretches; i++) {
      const place = 2 * page[4 * (stretches + 1) + placeLength * i]!;
      const properties = place === 0 ? { style: 0, modifiers: [] } : read(page, place);
      found.push({ from: page.readUInt32LE(4 * i), to: page.readUInt32LE(4 * i + 4), ...properties });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The run an offset of the main stream lies in. */
export function runAt(runs: readonly PropertyRun[], offset: number): PropertyRun | null {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.to <= offset) low = middle + 1;
    else high = middle;
  }
  const run = runs[low];
  return run && run.from <= offset ? run : null;
}
