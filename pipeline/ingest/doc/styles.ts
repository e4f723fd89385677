import { type Modifier, modifiers } from "./properties.ts";
import { type DocStreams, PART, tablePart } from "./streams.ts";

const PARAGRAPH_STYLE = 1;
const NO_STYLE = 0x0fff;
const MAX_INHERITANCE = 20;

interface DocStyle {
  readonly base: number;
  readonly modifiers: readonly Modifier[];
}

/** The paragraph properties of a style with those it inherits, the nearest last ([MS-DOC] 2.9.271). */
export function styleModifiers(streams: DocStreams): (style: number) => readonly Modifier[] {
  const styles = readStyles(tablePart(streams, PART.styles));
  return (style) => {
    const chain: (readonly Modifier[])[] = [];
    let index = style;
    for (let depth = 0; depth < MAX_INHERITANCE && styles[index]; depth++) {
      chain.unshift(styles[index]!.modifiers);
      index = styles[index]!.base;
    }
    return chain.flat();
  };
}

function readStyles(sheet: Buffer): (DocStyle | null)[] {
  if (sheet.length < 6) return [];
  const headLength = sheet.readUInt16LE(0);
  const count = sheet.readUInt16LE(2);
  const baseLength = sheet.readUInt16LE(4);
  const styles: (DocStyle | null)[] = [];
  let at = 2 + headLength;
  for (let index = 0; index < count && at + 2 <= sheet.length; index++) {
    const length = sheet.readUInt16LE(at);
    styles.push(length === 0 ? null : readStyle(sheet.subarray(at + 2, at + 2 + length), baseLength));
    at += 2 + length + (length % 2);
  }
  return styles;
}

function readStyle(style: Buffer, baseLength: number): DocStyle | null {
  if (style.length < baseLength + 2 || baseLength < 6) return null;
  const kindAndBase = style.readUInt16LE(2);
  if ((kindAndBase & 0x0f) !== PARAGRAPH_STYLE) return null;
  const base = kindAndBase >> 4;
  // The name: its length, its characters, a zero.
  const at = baseLength + 2 + 2 * style.readUInt16LE(baseLength) + 2;
  const length = at + 2 <= style.length ? style.readUInt16LE(at) : 0;
  return {
    base: base === NO_STYLE ? -1 : base,
    modifiers: length < 2 ? [] : modifiers(style.subarray(at + 4, at + 2 + length)),
  };
}
