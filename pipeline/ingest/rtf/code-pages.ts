/** Font character sets of RTF and Windows code pages, as WHATWG encoding labels. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: "windows-1252",
  128: "shift_jis",
  129: "euc-kr",
  134: "gb18030",
  136: "big5",
  161: "windows-1253",
  162: "windows-1254",
  163: "windows-1258",
  177: "windows-1255",
  178: "windows-1256",
  186: "windows-1257",
  204: "windows-1251",
  222: "windows-874",
  238: "windows-1250",
};

const CODE_PAGES: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  54936: "gb18030",
  65001: "utf-8",
};

/** Charset of symbol fonts: their characters are pictures. */
export const SYMBOL_CHARSET = 2;

export function encodingOfCodePage(codePage: number): string {
  return CODE_PAGES[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : "windows-1252");
}

/** Null for the charset that means the document's own code page. */
export function encodingOfCharset(charset: number): string | null {
  return charset <= 1 ? null : (CHARSETS[charset] ?? null);
}

/** Whether the bytes end within a two-byte character of an East Asian encoding. */
export function endsInsideCharacter(bytes: readonly number[], encoding: string): boolean {
  if (!["gb18030", "big5", "shift_jis", "euc-kr"].includes(encoding)) return false;
  let at = 0;
  while (at < bytes.length) at += bytes[at]! >= 0x81 ? 2 : 1;
  return at > bytes.length;
}
