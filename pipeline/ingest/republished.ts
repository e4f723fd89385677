import { type Finding, finding } from "../finding.ts";
import type { IsoDate } from "../model.ts";
import { likelyPairs, overlap, type Shingled, shingle } from "./shingles.ts";
import { isOfficial } from "./version-terms.ts";

/** What linking needs of a notice; everything but id and text may be unknown. */
export interface Version {
  /** Notice id; each id once. */
  readonly id: string;
  /** Where the text came from: what a person knows it by. */
  readonly path: string;
  readonly text: string;
  readonly unit: string | null;
  readonly inspectingBody: string | null;
  readonly inspectionStart: IsoDate | null;
  readonly inspectionEnd: IsoDate | null;
  readonly feedbackDate: IsoDate | null;
  readonly signedOn: IsoDate | null;
  /** Page date, else signature date. */
  readonly publishedOn: IsoDate | null;
  /** Address of the page, by which official sites are told from mirrors. */
  readonly url: string | null;
}

/** One notice that is another one in an earlier, shorter or copied version: it stays out of the counts. */
export interface Link {
  readonly id: string;
  readonly canonicalId: string;
  /** `republished`: the same text elsewhere; `corrected`: changed text; `abridged`: part of the text. */
  readonly relation: "republished" | "corrected" | "abridged";
  /** Shared 5-character shingles in shares of both texts together, and of the shorter one. */
  readonly jaccard: number;
  readonly containment: number;
  /** Why the canonical version is preferred. */
  readonly preferred: "named" | "official" | "complete" | "latest" | "longer" | "first";
  /** The decision in words, with its grounds: `ingest/version-republished` and so on. */
  readonly finding: Finding;
}

/** Nearly the same text: only furniture, layout and a few characters differ. */
const SAME_TEXT = 0.85;
// Different notices share formulae only: at most 0.10 of the shorter text (66 pairs, three of them real notices).
/** Least shared part of the shorter text for versions of one unit's notice on one inspection. */
const SAME_INSPECTION = 0.4;
/** The same where the unit or the inspection is known of one version only. */
const UNKNOWN_IDENTITY = 0.55;
/** A version shorter than this share of the longest one is abridged and never canonical. */
const ABRIDGED = 0.7;
/** Days by which the dates of one inspection may differ: `下旬`, a month without a day, a misprint. */
const SAME_DATE_DAYS = 35;
/** Days beyond which feedback or signature are those of another inspection: between the two numbers they tell nothing. */
const OTHER_INSPECTION_DAYS = 183;

type Agreement = "same" | "unknown" | "different";

/**
 * Which notices are the same notice again: republished on another site, corrected, or abridged. Every link was checked
 * against its canonical version itself; nothing is linked only because a third version resembles both. The result is
 * in the order of `items` and does not depend on that order otherwise.
 */
export function linkVersions(items: readonly Version[]): Link[] {
  const shingled = items.map(({ text }) => shingle(text));
  const neighbours = new Map<number, Map<number, Judgement>>();
  for (const [a, b] of likelyPairs(shingled)) {
    const judgement = judge(items[a]!, items[b]!, shingled[a]!, shingled[b]!);
    if (!judgement) continue;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      neighbours.set(from, (neighbours.get(from) ?? new Map()).set(to, judgement));
  }
  const links = new Map<number, Link>();
  const settled = new Set<number>();
  const longest = (index: number): number =>
    Math.max(
      ...[index, ...(neighbours.get(index)?.keys() ?? [])]
        .filter((other) => other === index || items[index]!.unit === null || items[other]!.unit !== null)
        .map((other) => items[other]!.text.length),
    );
  const ranks = items.map((item, index) => rank(item, item.text.length < longest(index) * ABRIDGED));
  const order = items.map((_, index) => index).sort((a, b) => compareRanks(ranks[a]!, ranks[b]!));
  for (const canonical of order) {
    if (settled.has(canonical)) continue;
    settled.add(canonical);
    const near = neighbours.get(canonical) ?? new Map<number, Judgement>();
    const namesOneUnit = agree([...near.keys()].map((other) => items[other]!.unit));
    for (const [other, judgement] of near) {
      if (settled.has(other) || !mayReplace(items[canonical]!, items[other]!, namesOneUnit)) continue;
      settled.add(other);
      const preferred = preference(ranks[canonical]!, ranks[other]!);
      links.set(other, linkOf(items[other]!, items[canonical]!, judgement, preferred));
    }
  }
  return items.flatMap((_, index) => links.get(index) ?? []);
}

/**
 * Whether a version may take another one's place. A text that names no unit never does so for one that does, nor does
 * one name (县水务局) for the notices of several units that end alike: it would take the notices of one for another's. A
 * much longer text without a unit is no version of a notice it holds, but a collection or an account of several.
 */
function mayReplace(canonical: Version, other: Version, namesOneUnit: boolean): boolean {
  if (canonical.unit === null) return other.unit === null;
  if (other.unit === null) return canonical.text.length >= other.text.length * ABRIDGED;
  return namesOneUnit;
}

/** Whether no two of these names are those of different units. */
function agree(names: readonly (string | null)[]): boolean {
  const units = [...new Set(names)];
  return units.every((a, index) => units.slice(index + 1).every((b) => sameUnit(a, b) !== "different"));
}

interface Judgement {
  readonly jaccard: number;
  readonly containment: number;
  readonly unit: Agreement;
  readonly inspection: Agreement;
}

/** Whether two notices are versions of one, and on what grounds; null: they are not. */
function judge(a: Version, b: Version, first: Shingled, second: Shingled): Judgement | null {
  const unit = sameUnit(a.unit, b.unit);
  // Units copy from each other word for word; another unit's notice is never a version of this one.
  if (unit === "different") return null;
  const inspection = sameInspection(a, b);
  const { jaccard, containment } = overlap(first, second);
  const judgement = { jaccard, containment, unit, inspection };
  if (inspection === "different") return jaccard >= SAME_TEXT && unit === "same" && isMisprint(a, b) ? judgement : null;
  if (jaccard >= SAME_TEXT) return judgement;
  const needed = unit === "same" && inspection === "same" ? SAME_INSPECTION : UNKNOWN_IDENTITY;
  return containment >= needed ? judgement : null;
}

/** Relative and full names agree: 县水务局 and 中共云岭县水务局党组 are one unit. */
function sameUnit(a: string | null, b: string | null): Agreement {
  const [x, y] = [bareUnit(a), bareUnit(b)];
  if (x === "" || y === "") return "unknown";
  return x.endsWith(y) || y.endsWith(x) ? "same" : "different";
}

function bareUnit(unit: string | null): string {
  return (unit ?? "")
    .replace(/\s/gu, "")
    .replace(/^中共|^中国共产党/u, "")
    .replace(/(?:党组|党委|党总支|党支部|党工委|委员会|总支部|支部){1,3}$/u, "");
}

function sameInspection(a: Version, b: Version): Agreement {
  const { period, feedback, signature } = dateAgreement(a, b);
  if (period !== "unknown") return period;
  if (feedback !== "unknown") return feedback;
  if (signature === "different") return signature;
  const [x, y] = [a.inspectingBody ?? "", b.inspectingBody ?? ""];
  if (x === "" || y === "") return "unknown";
  return x.endsWith(y) || y.endsWith(x) ? "same" : "different";
}

/**
 * Whether nearly equal texts that disagree about the inspection differ by a corrected misprint: in one date at most, and
 * another one agrees. A unit that copies its notice of an earlier inspection changes all of them, and that copy is what
 * the comparison is there to find.
 */
function isMisprint(a: Version, b: Version): boolean {
  const dates = Object.values(dateAgreement(a, b));
  const differing = dates.filter((agreement) => agreement === "different").length;
  if (differing !== 1) return differing === 0;
  return dates.includes("same") || sameDate(a.publishedOn, b.publishedOn) === "same";
}

function dateAgreement(a: Version, b: Version): Record<"period" | "feedback" | "signature", Agreement> {
  const ends = sameDate(a.inspectionEnd, b.inspectionEnd);
  const starts = sameDate(a.inspectionStart, b.inspectionStart);
  return {
    period: ([ends, starts].includes("same") ? "same" : ends === "unknown" ? starts : ends) as Agreement,
    feedback: sameDate(a.feedbackDate, b.feedbackDate, OTHER_INSPECTION_DAYS),
    signature: sameDate(a.signedOn, b.signedOn, OTHER_INSPECTION_DAYS),
  };
}

function sameDate(a: IsoDate | null, b: IsoDate | null, other = SAME_DATE_DAYS): Agreement {
  if (a === null || b === null) return "unknown";
  const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
  return days <= SAME_DATE_DAYS ? "same" : days > other ? "different" : "unknown";
}

/** What makes one version canonical, in this order. */
interface Rank {
  readonly isNamed: boolean;
  readonly isComplete: boolean;
  /** 2 an official site, 1 unknown (a file at hand), 0 another site. */
  readonly official: number;
  readonly publishedOn: IsoDate;
  readonly length: number;
  readonly id: string;
}

function rank({ id, text, unit, url, publishedOn }: Version, isAbridged: boolean): Rank {
  const official = url === null ? 1 : isOfficial(url) ? 2 : 0;
  return {
    isNamed: unit !== null,
    isComplete: !isAbridged,
    official,
    publishedOn: publishedOn ?? "",
    length: text.length,
    id,
  };
}

/** Negative when `a` is to be preferred. */
function compareRanks(a: Rank, b: Rank): number {
  return (
    Number(b.isNamed) - Number(a.isNamed) ||
    Number(b.isComplete) - Number(a.isComplete) ||
    b.official - a.official ||
    (a.publishedOn > b.publishedOn ? -1 : a.publishedOn < b.publishedOn ? 1 : 0) ||
    b.length - a.length ||
    (a.id < b.id ? -1 : 1)
  );
}

function preference(canonical: Rank, other: Rank): Link["preferred"] {
  if (canonical.isNamed !== other.isNamed) return "named";
  if (canonical.isComplete !== other.isComplete) return "complete";
  if (canonical.official !== other.official) return "official";
  if (canonical.publishedOn !== other.publishedOn) return "latest";
  return canonical.length === other.length ? "first" : "longer";
}

function linkOf(item: Version, canonical: Version, judgement: Judgement, preferred: Link["preferred"]): Link {
  const { jaccard, containment, unit, inspection } = judgement;
  const relation: Link["relation"] =
    jaccard >= SAME_TEXT
      ? "republished"
      : item.text.length < canonical.text.length * ABRIDGED
        ? "abridged"
        : "corrected";
  const detail = {
    canonical: canonical.id,
    path: canonical.path,
    percent: Math.round((relation === "abridged" ? containment : jaccard) * 100),
    unit,
    inspection,
    preferred,
  };
  return {
    id: item.id,
    canonicalId: canonical.id,
    relation,
    jaccard,
    containment,
    preferred,
    finding: finding(`ingest/version-${relation}`, null, detail),
  };
}
