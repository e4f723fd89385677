import { Arena } from "./arena.ts";
import { proposeCandidates } from "./candidates.ts";
import { NumberList } from "./number-list.ts";
import { indexHashes } from "./shingles.ts";
import { Links } from "./stars.ts";

/** Least cosine of the weighted features. */
const MIN_COSINE = 0.4;
/** Fewest rare features in common; rare: in at most this share of the statements (or in two). */
const MIN_RARE = 3;
const RARE_SHARE = 0.05;
/** A statement proposes candidates by the pairs among this many of its rarest words and character pairs. */
const KEY_FEATURES = 8;
/** Least share of those pairs that a candidate has in common: two features of eight make 1 of 28, three make 3. */
const MIN_KEYS_SHARED = 0.05;

/** What a statement is about, in terms. */
export interface Statement {
  readonly level1: string;
  /** Distinct terms of the whole statement. */
  readonly terms: readonly string[];
  /** Those of its headline (up to the first 。), where it has one and a body; else the same as `terms`. */
  readonly headline: readonly string[];
}

/**
 * Links statements in similar words, which mostly name the same fault: same level-1 category (or one that is open) and a cosine of at least
 * {@link MIN_COSINE}, weighted by inverse document frequency, so the objects of the fault decide and 不到位 hardly
 * counts. Terms count as wholes, by their character pairs and by their characters, because a paraphrase often differs
 * in how it builds a word (收缴党费, 党费收缴; 支部换届, 换届选举). Headlines are compared too, since one notice prints
 * nothing else.
 *
 * Pairs of rare features are the candidates' keys: two such statements share at least one, and their posting lists stay
 * short where those of single words grow with the corpus.
 *
 * @param statements read one by one: the terms of all of them would be most of what this holds
 * @param comparable whether a pair may be linked at all
 */
export function paraphraseLinks(statements: Iterable<Statement>, comparable: (a: number, b: number) => boolean): Links {
  const vocabulary = new Vocabulary(statements);
  const { described } = vocabulary;
  const wholes = described.map(({ whole }) => vocabulary.vectorOf(whole));
  const headlines = described.map(({ whole, headline }, index) =>
    headline === whole ? wholes[index]! : vocabulary.vectorOf(headline),
  );
  const keys = new NumberList(Int32Array);
  const start = new Int32Array(described.length + 1);
  described.forEach((_, at) => {
    vocabulary.pushKeyPairs(wholes[at]!, headlines[at]!, keys);
    start[at + 1] = keys.length;
  });
  const index = indexHashes({ start, values: keys.values() });
  const links = new Links();
  const whole = new Cosine(vocabulary);
  const headline = new Cosine(vocabulary);
  proposeCandidates(index, { minShared: MIN_KEYS_SHARED, maxPostings: 32, maxCandidates: 32 }, (b, earlier) => {
    whole.of(wholes[b]!);
    headline.of(headlines[b]!);
    for (const a of earlier) {
      if (!mayNameOneFault(described[a]!.level1, described[b]!.level1) || !comparable(a, b)) continue;
      const ofWholes = whole.with(wholes[a]!);
      const hasHeadline = headlines[a] !== wholes[a] || headlines[b] !== wholes[b];
      const similarity = hasHeadline ? Math.max(ofWholes, headline.with(headlines[a]!)) : ofWholes;
      if (similarity >= MIN_COSINE) links.add(a, b, Math.min(1, similarity));
    }
  });
  return links;
}

/**
 * The category whose statements name a fault of another one inside a frame of their own (上轮巡察反馈的……问题整改不到位): what
 * they share is the frame, and only what stands in it tells the fault.
 */
const FRAMED = "prior-rectification";
/** Fewest of its statements, and least share of them, that a feature of the frame stands in. */
const MIN_FRAMED = 3;
const FRAME_SHARE = 0.1;

/** Categories that say nothing against the same fault: a finding about unrectified findings names theirs. */
const OPEN_CATEGORIES = new Set([FRAMED, "other"]);

function mayNameOneFault(a: string, b: string): boolean {
  return a === b || OPEN_CATEGORIES.has(a) || OPEN_CATEGORIES.has(b);
}

/** Ascending feature ids of one statement and the length of its weighted vector. */
interface Vector {
  readonly ids: Int32Array;
  readonly norm: number;
}

/** A statement by the features of its whole and of its headline. */
interface Described {
  readonly level1: string;
  readonly whole: Int32Array;
  readonly headline: Int32Array;
}

/** A term, its character pairs and its characters. */
function featuresOf(term: string): Set<string> {
  const characters = [...term];
  const features = new Set([term, ...characters]);
  for (let index = 1; index < characters.length; index++) features.add(characters[index - 1]! + characters[index]!);
  return features;
}

/** The features of a corpus with their weights, ln(statements / statements with the feature). */
class Vocabulary {
  private readonly featureIds = new Map<string, number>();
  /** Features of each term: terms come back in many statements. */
  private readonly ofTerm = new Map<string, readonly number[]>();
  /** For each feature the list of terms in which it was met last, by number. */
  private readonly lastList: number[] = [];
  private lists = 0;
  private readonly arena = new Arena();
  /** Single characters are too common to propose candidates. */
  private readonly isKey: boolean[] = [];
  readonly described: readonly Described[];
  readonly weights: Float64Array;
  /** Least weight of a rare feature. */
  readonly rareWeight: number;
  private readonly singleWeight: number;

  constructor(statements: Iterable<Statement>) {
    const frequency: number[] = [];
    this.described = Array.from(statements, ({ level1, terms, headline }) => {
      const whole = this.idsOf(terms);
      for (const id of whole) frequency[id] = (frequency[id] ?? 0) + 1;
      return { level1, whole, headline: headline === terms ? whole : this.idsOf(headline) };
    });
    const count = this.described.length;
    const isFrame = frameOf(this.described, frequency);
    this.described = this.described.map((one) => (one.level1 === FRAMED ? this.withoutFrame(one, isFrame) : one));
    this.weights = Float64Array.from(frequency, (withFeature) => Math.log(count / withFeature));
    this.singleWeight = Math.log(count);
    this.rareWeight = Math.log(count / Math.max(2, RARE_SHARE * count));
  }

  vectorOf(ids: Int32Array): Vector {
    let squares = 0;
    for (const id of ids) squares += this.weights[id]! ** 2;
    return { ids, norm: Math.sqrt(squares) };
  }

  private withoutFrame({ level1, whole, headline }: Described, isFrame: Uint8Array): Described {
    const inside = (ids: Int32Array): Int32Array => this.arena.keep(ids.filter((id) => !isFrame[id]));
    const kept = inside(whole);
    return { level1, whole: kept, headline: headline === whole ? kept : inside(headline) };
  }

  /** Distinct features of the terms, ascending. */
  private idsOf(terms: readonly string[]): Int32Array {
    const distinct: number[] = [];
    this.lists++;
    for (const term of terms)
      for (const id of this.featuresOfTerm(term)) {
        if (this.lastList[id] === this.lists) continue;
        this.lastList[id] = this.lists;
        distinct.push(id);
      }
    return this.arena.keep(Int32Array.from(distinct).sort());
  }

  private featuresOfTerm(term: string): readonly number[] {
    const known = this.ofTerm.get(term);
    if (known) return known;
    const ids = Array.from(featuresOf(term), (feature) => {
      const id = this.featureIds.get(feature) ?? this.featureIds.size;
      this.featureIds.set(feature, id);
      if (id === this.lastList.length) this.lastList.push(0);
      this.isKey[id] = [...feature].length > 1;
      return id;
    });
    this.ofTerm.set(term, ids);
    return ids;
  }

  /** A feature of one statement can be shared with no other. */
  private isSingle(id: number): boolean {
    return this.weights[id] === this.singleWeight;
  }

  /** Adds the hashes of the pairs among the rarest key features of each view that other statements share. */
  pushKeyPairs(whole: Vector, headline: Vector, hashes: NumberList<Int32Array<ArrayBuffer>>): void {
    for (const { ids } of headline === whole ? [whole] : [whole, headline]) {
      const rarest = ids.filter((id) => this.isKey[id] && !this.isSingle(id));
      rarest.sort((a, b) => this.weights[b]! - this.weights[a]! || a - b);
      const chosen = rarest.subarray(0, KEY_FEATURES).sort();
      for (let i = 0; i < chosen.length; i++)
        for (let j = i + 1; j < chosen.length; j++) hashes.push(hashPair(chosen[i]!, chosen[j]!));
    }
  }
}

/**
 * Features of the frame: in a good part of the framed statements, and as often in them as in all others. In a corpus of a
 * few such statements nothing tells a frame, and nothing is left out.
 */
function frameOf(described: readonly Described[], frequency: readonly number[]): Uint8Array {
  const framed = new Int32Array(frequency.length);
  let statements = 0;
  for (const { level1, whole } of described) {
    if (level1 !== FRAMED) continue;
    statements++;
    for (const id of whole) framed[id]!++;
  }
  const least = Math.max(MIN_FRAMED, FRAME_SHARE * statements);
  return Uint8Array.from(framed, (within, id) => Number(within >= least && 2 * within >= frequency[id]!));
}

/** Cosines of one vector with others: laid out over all features, it meets each of the others in one pass. */
class Cosine {
  private readonly weights: Float64Array;
  private readonly rareWeight: number;
  /** Weights of the vector's features, 0 for all other features. */
  private readonly ownWeights: Float64Array;
  private own: Vector = { ids: new Int32Array(0), norm: 0 };

  constructor({ weights, rareWeight }: Vocabulary) {
    this.weights = weights;
    this.rareWeight = rareWeight;
    this.ownWeights = new Float64Array(weights.length);
  }

  /** Sets the one vector. */
  of(vector: Vector): void {
    for (const id of this.own.ids) this.ownWeights[id] = 0;
    for (const id of vector.ids) this.ownWeights[id] = this.weights[id]!;
    this.own = vector;
  }

  /** Cosine with another; 0 where they share too few rare features to mean anything. */
  with({ ids, norm }: Vector): number {
    const { ownWeights, rareWeight } = this;
    let product = 0;
    let rare = 0;
    for (let at = 0; at < ids.length; at++) {
      const weight = ownWeights[ids[at]!]!;
      product += weight * weight;
      if (weight >= rareWeight) rare++;
    }
    return rare < MIN_RARE || product === 0 ? 0 : product / (norm * this.own.norm);
  }
}

/** Two pairs of one hash only propose a candidate too many. */
function hashPair(first: number, second: number): number {
  let hash = Math.imul(first ^ 0x811c9dc5, 0x85ebca6b) ^ second;
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
