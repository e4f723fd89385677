import { z } from "zod";

const Kind = z.enum(["theme", "problem", "manifestation"]);
const StatusValue = z.enum(["completed", "immediate", "partial", "ongoing", "not-started", "not-public"]);
const Stated = z.string().nullable().optional();

/** One labelled row, in document order. A field that is absent is not asserted; `null` asserts that there is none. */
const GoldRow = z.object({
  kind: Kind,
  number: Stated,
  /** The clean statement: no number, no wrapper. */
  text: z.string(),
  leaf: z.boolean(),
  /** Enumerated measures; 1 for a block without enumerators, 0 for a block that only states a status. */
  measures: z.int().nonnegative().optional(),
  /** Asserted of leaves only; what stands here for other rows is not compared. */
  status: StatusValue.nullable().optional(),
  /** Primary code; null or absent: not labelled. */
  category: z.string().nullable().optional(),
  secondary: z.array(z.string()).optional(),
});

/** Fields of `meta` that labels may state, each compared as text or as a date. */
export const META_FIELDS = [
  "unit",
  "inspecting_body",
  "inspection_start",
  "inspection_end",
  "feedback_date",
  "as_of_date",
  "published_on",
  "signed_on",
  "title",
  "unit_type",
  "unit_level",
  "region",
  "region_code",
  "inspection_kind",
  "round",
] as const;
export type MetaField = (typeof META_FIELDS)[number];

/** Keys of `declared`: what a declared total counts (`DeclaredWhat` of the model). */
export const DECLARED_KEYS = [
  "themes",
  "problems",
  "manifestations",
  "tasks",
  "measures",
  "completed",
  "partial",
  "ongoing",
  "remaining",
  "immediate",
  "not_public",
  "rules",
  "suggestions",
] as const;

/** Checkable facts of the whole text, distinct; the last is the top-level key `contacts`. */
export const FACT_KINDS = ["money", "documents", "document_numbers", "contacts"] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/**
 * The labels of one notice: the format of `data/gold/*.json`, of `tests/golden/<case>/expected.json` and of every other
 * folder `xunjian evaluate` is given. Keys it does not know are left alone.
 */
export const Gold = z.object({
  /** Name of the text; absent in a case folder, whose text is its own `input.*`. */
  file: z.string().min(1).optional(),
  is_notice: z.boolean().optional(),
  doc_type: z.string().optional(),
  meta: z.partialRecord(z.enum(META_FIELDS), z.string().nullable()).optional(),
  declared: z.partialRecord(z.enum(DECLARED_KEYS), z.int().nonnegative()).optional(),
  /**
   * True: a total that is absent from `declared` is asserted absent. By default true in a case folder, which holds one
   * text written for its labels, and false in a single file, where an absent key says nothing.
   */
  declared_complete: z.boolean().optional(),
  problems: z.array(GoldRow).optional(),
  facts: z
    .object({
      /** In yuan. */
      money: z.array(z.number()).optional(),
      documents: z.array(z.string()).optional(),
      document_numbers: z.array(z.string()).optional(),
    })
    .optional(),
  contacts: z.array(z.string()).optional(),
  /** Paths another careful reader could fill otherwise (`problems[3].text`, `problems[*].status`): compared, not counted. */
  unsure: z.array(z.string()).optional(),
});
export type Gold = z.infer<typeof Gold>;
export type GoldRow = z.infer<typeof GoldRow>;

/** One labelled text. */
export interface GoldCase {
  /** Name of the case folder, or of the label file without its ending. */
  readonly name: string;
  readonly gold: Gold;
  readonly declaredComplete: boolean;
  /** Path of the text relative to the folders it is looked for in: `a.txt`, or `<case>/input.txt`. */
  readonly textName: string;
  /** Where the text lies; null where no such file was found. */
  readonly textPath: string | null;
}

/** True when `path` (`problems[3].status`) is one the labels are unsure of, itself or as part of a larger one. */
export function isUnsure(gold: Gold, path: string): boolean {
  return (gold.unsure ?? []).some((listed) => {
    const pattern = listed.replaceAll("[*]", "[]");
    const asked = listed.includes("[*]") ? path.replace(/\[\d+\]/, "[]") : path;
    return asked === pattern || asked.startsWith(`${pattern}.`) || asked.startsWith(`${pattern}[`);
  });
}
