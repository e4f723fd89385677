import { damage, settle } from "../decode.ts";
import type { Reader } from "../extract.ts";
import { noPage } from "../extracted.ts";
import { FlowBody } from "../flow-body.ts";
import { encodingOfCharset, encodingOfCodePage, endsInsideCharacter, SYMBOL_CHARSET } from "./code-pages.ts";
import { RtfTables } from "./table-state.ts";
import { rtfTokens } from "./tokens.ts";

/** Where the text of a group goes; a group inherits this from the one around it. */
type Destination = "body" | "number" | "skipped" | "fonts";

interface Group {
  destination: Destination;
  /** Characters that stand after a `\u` for old readers and are skipped. */
  fallback: number;
  font: number;
  isHidden: boolean;
}

/** Groups that hold no body text. Those marked `\*` are skipped unless they stand in {@link OPTIONAL}. */
const SKIPPED = new Set(
  (
    "colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf footnote annotation pict " +
    "object fldinst bkmkstart bkmkend atnid atnauthor nonshppict falt panose revtbl listtable listoverridetable " +
    "rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles sp shprslt nonesttables ftnsep " +
    "ftnsepc aftnsep aftnsepc tc xe txe rxe"
  ).split(" "),
);
const OPTIONAL = new Set(["shpinst", "shptxt", "shpgrp", "nesttableprops"]);

const SYMBOLS: Readonly<Record<string, string>> = {
  line: "\n",
  softline: "\n",
  tab: " ",
  emdash: "—",
  endash: "–",
  emspace: " ",
  enspace: " ",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
  bullet: "•",
  "~": "\u00a0",
  _: "-",
  "\n": "\n",
  "\r": "\n",
};

/** An RTF document: paragraphs, automatic numbers as their writer printed them, tables; no headers, notes, pictures. */
export const readRtf: Reader = async (bytes) => {
  const body = new FlowBody();
  const tables = new RtfTables(body);
  const charsets = new Map<number, number>();
  let codePage = "windows-1252";
  let group: Group = { destination: "body", fallback: 1, font: -1, isHidden: false };
  const outer: Group[] = [];
  let isOptional = false;
  let toSkip = 0;
  let pending: number[] = [];

  const encoding = (): string => encodingOfCharset(charsets.get(group.font) ?? 0) ?? codePage;
  const write = (text: string): void => {
    if (group.isHidden || charsets.get(group.font) === SYMBOL_CHARSET) return;
    if (group.destination === "body") body.add(text);
    else if (group.destination === "number") body.addNumber(text);
  };
  const flush = (): void => {
    if (pending.length > 0) write(new TextDecoder(encoding()).decode(Uint8Array.from(pending)));
    pending = [];
  };

  const control = (word: string, value: number | null): void => {
    if (word === "ansicpg" && value !== null) codePage = encodingOfCodePage(value);
    else if (word === "uc") group.fallback = value ?? 1;
    else if (word === "u" && value !== null) {
      if (Math.abs(value) <= 0xffff) write(String.fromCharCode(value < 0 ? value + 0x10000 : value));
      toSkip = group.fallback;
    } else if (word === "f" && value !== null) group.font = value;
    else if (word === "fcharset" && value !== null && group.destination === "fonts") charsets.set(group.font, value);
    else if (word === "fonttbl") group.destination = "fonts";
    else if (word === "listtext" || word === "pntext") {
      if (group.destination === "body") group.destination = "number";
    } else if (SKIPPED.has(word) || (isOptional && !OPTIONAL.has(word))) group.destination = "skipped";
    else if (word === "v" || word === "deleted") group.isHidden = value !== 0;
    else if (word === "plain") group.isHidden = false;
    else if (group.destination === "body" && tables.control(word)) return;
    else if (SYMBOLS[word] !== undefined) write(SYMBOLS[word]);
  };

  for (const token of rtfTokens(bytes)) {
    if (token.kind === "byte") {
      if (toSkip > 0) toSkip--;
      // A trail byte below 0x80 belongs to the character; otherwise ASCII ends the run, which decodes the same.
      else if (token.byte >= 0x80 || endsInsideCharacter(pending, encoding())) pending.push(token.byte);
      else {
        flush();
        write(String.fromCharCode(token.byte));
      }
      continue;
    }
    flush();
    if (token.kind === "open") {
      outer.push(group);
      group = { ...group };
      toSkip = 0;
    } else if (token.kind === "close") {
      group = outer.pop() ?? group;
      toSkip = 0;
    } else if (token.word === "*") {
      isOptional = true;
      continue;
    } else if (group.destination !== "skipped") control(token.word, token.value);
    isOptional = false;
  }
  flush();
  const text = settle(body.finish().join("\n"));
  return [{ text, encoding: null, page: noPage, findings: damage(text) }];
};
