import { level1Of } from "../classify/codebook.ts";
import type { Bilingual } from "../failure.ts";
import { align } from "./align.ts";
import { type Gold, type GoldRow, isUnsure } from "./gold.ts";
import { type Outcome, outcome, type Value } from "./outcome.ts";
import { excerptOf, type Places } from "./place.ts";
import type { Coding, Reading, ReadRow } from "./reading.ts";

/**
 * Themes, problems and manifestations, and the fields of those that were found. A row counts as found when kind and
 * text (compared as `comparable`) agree. Its fields are also compared when only its wording or kind differs; a labelled value
 * of a row that was not found at all is not right.
 */
export function compareProblems(gold: Gold, reading: Reading, places: Places): readonly Outcome[] {
  const rows = gold.problems;
  if (rows === undefined) return [];
  const { pairs, missing, extra } = align(rows, reading.rows);
  return [
    ...pairs.flatMap(({ gold: at, read, isExact }) => [
      ...rowOutcomes(gold, at, reading.rows[read]!, isExact),
      ...fieldOutcomes(gold, at, reading.rows[read]!, places),
    ]),
    ...missing.flatMap((at) => [...rowOutcomes(gold, at, null, false), ...fieldOutcomes(gold, at, null, places)]),
    ...extra.map((at) => {
      const { kind, text, span } = reading.rows[at]!;
      return outcome({ item: `problems.${kind}`, path: null, expected: null, read: text, isRight: false, span });
    }),
  ];
}

function rowOutcomes(gold: Gold, at: number, read: ReadRow | null, isExact: boolean): Outcome[] {
  const { kind, text } = gold.problems![at]!;
  const path = `problems[${at}]`;
  const isOtherKind = read !== null && read.kind !== kind;
  const unsure = isUnsure(gold, `${path}.text`) || (isOtherKind && isUnsure(gold, `${path}.kind`));
  const found = outcome({
    item: `problems.${kind}`,
    path: isOtherKind ? `${path}.kind` : `${path}.text`,
    expected: text,
    read: isOtherKind ? null : (read?.text ?? null),
    isRight: isExact,
    isUnsure: unsure,
    span: read?.span ?? null,
    wordings: [text, text.slice(0, 12)],
    hint: isOtherKind ? { zh: `读作 ${read.kind}：${read.text}`, en: `read as ${read.kind}: ${read.text}` } : null,
  });
  if (!isOtherKind) return [found];
  // One difference to act on; in the scores it is a row too few of one kind and a row too many of the other.
  const tooMany = { item: `problems.${read.kind}`, path: null, expected: null, read: read.text, isRight: false };
  return [found, outcome({ ...tooMany, isUnsure: unsure, isConsequence: true, span: read.span })];
}

function fieldOutcomes(gold: Gold, at: number, read: ReadRow | null, places: Places): Outcome[] {
  const row = gold.problems![at]!;
  const base = { isConsequence: read === null, span: read?.span ?? null, wordings: [row.text] };
  const field = (name: keyof GoldRow, item: string, expected: Value, value: Value, hint: Bilingual | null = null) =>
    outcome({
      ...base,
      item,
      path: `problems[${at}].${name}`,
      expected,
      read: value,
      isRight: read !== null && expected === value,
      isUnsure: isUnsure(gold, `problems[${at}].${name}`),
      hint,
    });
  const found: Outcome[] = [field("leaf", "leaf", String(row.leaf), read && String(read.isLeaf))];
  if (row.number !== undefined)
    found.push(field("number", "number", plainNumber(row.number), plainNumber(read?.number ?? null)));
  if (!row.leaf) return found;
  if (row.measures !== undefined)
    found.push(
      field("measures", "measures", row.measures, read?.measures.length ?? null, read && measureList(read, places)),
    );
  if (row.status !== undefined)
    found.push(
      field("status", "status", row.status, read?.status ?? null, read?.statusRaw ? quoted(read.statusRaw) : null),
    );
  if (row.category) found.push(...categoryOutcomes(row.category, row.secondary, read?.coding ?? null, field));
  return found;
}

type Field = (name: keyof GoldRow, item: string, expected: Value, value: Value, hint?: Bilingual | null) => Outcome;

function categoryOutcomes(
  primary: string,
  secondary: readonly string[] | undefined,
  coding: Coding | null,
  field: Field,
): Outcome[] {
  const why = coding && {
    zh: `规则 ${coding.ruleId}；依据：${coding.cues.join("、") || "无"}`,
    en: `rule ${coding.ruleId}; cues: ${coding.cues.join(", ") || "none"}`,
  };
  const read = coding?.primary ?? null;
  const level2 = field("category", "category.level2", primary, read, why);
  const level1 = field("category", "category.level1", level1Of(primary), read && level1Of(read), why);
  const found = [
    // A wrong category is one difference: that of the code already says it.
    { ...level1, isConsequence: level1.isConsequence || !level2.isRight },
    level2,
  ];
  if (secondary === undefined) return found;
  for (const code of [...new Set([...secondary, ...(coding?.secondary ?? [])])].sort())
    found.push(
      field(
        "secondary",
        "category.secondary",
        secondary.includes(code) ? code : null,
        coding?.secondary.includes(code) ? code : null,
      ),
    );
  const codes = field(
    "category",
    "category.codes",
    codeSet(primary, secondary),
    coding && codeSet(read!, coding.secondary),
  );
  // Its parts are listed already.
  return [...found, { ...codes, isConsequence: true }];
}

/** All codes of a leaf in one value; {@link codesIn} takes it apart again. */
function codeSet(primary: string, secondary: readonly string[]): string {
  return [...new Set([primary, ...secondary])].sort().join(" ");
}

/** The codes of a value of `category.codes`. */
export function codesIn(value: string): ReadonlySet<string> {
  return new Set(value.split(" "));
}

function plainNumber(number: string | null): string | null {
  return number === null ? null : number.normalize("NFKC").replace(/\s/gu, "");
}

function quoted(raw: string): Bilingual {
  return { zh: `原文：${excerptOf(raw)}`, en: `printed: ${excerptOf(raw)}` };
}

/** Where the measures that were read begin: one look shows which is missing or too many. */
function measureList({ measures }: ReadRow, places: Places): Bilingual {
  const list = measures.map((span) => {
    const { line, excerpt } = places.at({ start: span.start, end: Math.min(span.end, span.start + 12) });
    return `L${line} ${excerpt}`;
  });
  return { zh: `读到：${list.join("；") || "无"}`, en: `read: ${list.join("; ") || "none"}` };
}
