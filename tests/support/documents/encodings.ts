/** Bytes of a text in an encoding; `-bom` puts the byte order mark before it. */
export function encode(text: string, encoding: string): Buffer {
  const [name, mark] = encoding.endsWith("-bom") ? [encoding.slice(0, -4), "\ufeff"] : [encoding, ""];
  if (name === "utf-8") return Buffer.from(mark + text, "utf8");
  if (name === "utf-16le") return Buffer.from(mark + text, "utf16le");
  if (name === "utf-16be") return Buffer.from(mark + text, "utf16le").swap16();
  return tableFor(name).encode(text);
}

const tables = new Map<string, { encode(text: string): Buffer }>();

/** Encoders the platform lacks, built by asking its decoder what every byte sequence means. */
function tableFor(encoding: string): { encode(text: string): Buffer } {
  const known = tables.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytesOf = new Map<string, number[]>();
  const add = (bytes: number[]): void => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !bytesOf.has(character)) bytesOf.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0; byte < 0x80; byte++) add([byte]);
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) add([lead, trail]);
  const encoder = {
    encode: (text: string): Buffer =>
      Buffer.from([...text].flatMap((character) => bytesOf.get(character) ?? fourBytes(character, encoding))),
  };
  tables.set(encoding, encoder);
  return encoder;
}

/** GB18030 writes everything beyond the basic plane in four bytes, counted from 0x90308130. */
function fourBytes(character: string, encoding: string): number[] {
  const code = character.codePointAt(0)!;
  if (encoding !== "gb18030" || code < 0x10000) throw new Error(`${character} has no bytes in ${encoding}`);
  let rest = code - 0x10000;
  const last = 0x30 + (rest % 10);
  rest = Math.floor(rest / 10);
  const third = 0x81 + (rest % 126);
  rest = Math.floor(rest / 126);
  return [0x90 + Math.floor(rest / 10), 0x30 + (rest % 10), third, last];
}
