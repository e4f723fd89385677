/** Characters a cell holds in Excel. */
export const CELL_LIMIT = 32_767;

/**
 * Text a cell can hold: no characters XML forbids, no half surrogate pair, at most what Excel takes. A cell given as
 * text is never a formula, whatever it begins with.
 */
export function plainText(text: string): string {
  const clean = text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
  return clean.length <= CELL_LIMIT ? clean : `${clean.slice(0, CELL_LIMIT - 2).replace(/\p{Surrogate}$/u, "")}…`;
}
