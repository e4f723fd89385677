import { integerTable } from "../integer-table.ts";
import { type WordMatcher, wordMatcher } from "../word-matcher.ts";
import { type MeasureFile, measureCodebook } from "./measure-codebook.ts";
import { foldWord } from "./vocabulary.ts";

/** What a word says of its clause beside a type; a word or clause may have several, so each is a bit. */
export const ROLE = {
  done: 1,
  ongoing: 2,
  planned: 4,
  label: 8,
  outcome: 16,
  complete: 32,
  noAct: 64,
  /** 开展, 举办: the noun behind it names the act. */
  light: 128,
  /** The verb of one of `verb_objects`. */
  verb: 256,
  /** 联合, 责令: how or through whom an act is done. */
  manner: 512,
  /** 并, 发现: the object before it is over. */
  objectEnd: 1024,
  /** 完成, 推进: with a word of striving a goal and no act. */
  goal: 2048,
  /** 商市 in 商市财政局: speaks only where it opens its clause. */
  opening: 4096,
  /** 力争, 尽快. */
  striving: 8192,
  /** 争取, 计划: before a time no cue. */
  aim: 16384,
  /** 学习, 讲授: what stands behind is what is taught. */
  topic: 32768,
  /** 宣传部, 检查组: a thing or a body, whatever verb stands in its name. */
  noun: 65536,
  /** 根据, 对照: what stands behind, up to a `settingEnd`, is the occasion of an act and no act. */
  setting: 131072,
  /** 要求, 精神. */
  settingEnd: 262144,
  /** 推动, 加强: alone they tell of an effort and not of what was done. */
  effort: 524288,
};

/** A type a word speaks for. */
export interface WordType {
  readonly code: string;
  readonly kind: "action" | "statement";
  readonly weight: number;
  readonly weak: boolean;
}

/** All words of `measures.yaml` in one matcher. */
export interface MeasureWords {
  readonly matcher: WordMatcher;
  /** By word; empty where a word has but a role. */
  readonly types: readonly (readonly WordType[])[];
  /** By word: the act it names surely, by a cue that is not weak; null for none. */
  readonly sureActs: readonly (string | null)[];
  /** By word: its {@link ROLE}s. */
  readonly roles: readonly number[];
  /** By word: whether it is a verb with objects, or the object of verbs. */
  readonly takesObject: readonly boolean[];
  readonly isObject: readonly boolean[];
  /** Which of `verbObjects` a verb and an object are of, by their words; the first where several have both, null for none. */
  readonly verbObjectOf: (verb: number, object: number) => MeasureFile["grammar"]["verb_objects"][number] | null;
  /** Whether the word before a place is part of a noun there: 培训 in 培训费. */
  readonly isNounTail: (view: string, at: number) => boolean;
  readonly weights: MeasureFile["weights"];
  readonly limits: MeasureFile["limits"];
}

/** More than there are words: a verb and its object make one number. */
const WORDS = 0x10000;

let loaded: MeasureWords | undefined;

/** The words of the typology of measures, made ready once a process. */
export function measureWords(): MeasureWords {
  loaded ??= readWords(measureCodebook());
  return loaded;
}

function readWords(file: MeasureFile): MeasureWords {
  const ids = new Map<string, number>();
  const types: WordType[][] = [];
  const roles: number[] = [];
  const idOf = (word: string): number => {
    const folded = foldWord(word);
    let id = ids.get(folded);
    if (id === undefined) {
      id = ids.size;
      ids.set(folded, id);
      types.push([]);
      roles.push(0);
    }
    return id;
  };
  const give = (role: number, words: readonly string[]): void => {
    for (const word of words) roles[idOf(word)]! |= role;
  };
  for (const { code, kind, cues, weak_cues } of file.types)
    for (const [list, weak] of [
      [cues, false],
      [weak_cues, true],
    ] as const)
      for (const cue of list)
        types[idOf(cue)]!.push({ code, kind, weak, weight: Math.sqrt(cue.length) * (weak ? file.weights.weak : 1) });
  for (const role of ["done", "ongoing", "planned"] as const) give(ROLE[role], file.modality[role].cues);
  give(ROLE.label, file.label_openers);
  give(ROLE.outcome, file.outcome_cues);
  give(ROLE.noAct, file.no_act_cues);
  give(ROLE.complete, file.complete_cues);
  const { grammar } = file;
  give(ROLE.light, grammar.light_verbs);
  give(ROLE.manner, grammar.manner_cues);
  give(ROLE.objectEnd, grammar.object_ends);
  give(ROLE.topic, grammar.topic_verbs);
  give(ROLE.goal, grammar.goal_verbs);
  give(ROLE.striving, grammar.striving_cues);
  give(ROLE.aim, grammar.aim_cues);
  give(ROLE.opening, grammar.opening_cues);
  give(ROLE.effort, grammar.effort_cues);
  give(ROLE.noun, grammar.nouns);
  give(ROLE.setting, grammar.setting_openers);
  give(ROLE.settingEnd, grammar.setting_ends);
  const pairs = new Map<number, number>();
  const takesObject: boolean[] = [];
  const isObject: boolean[] = [];
  for (const [index, { verbs, objects }] of grammar.verb_objects.entries()) {
    give(ROLE.verb, verbs);
    for (const verb of verbs.map(idOf)) {
      takesObject[verb] = true;
      for (const object of objects.map(idOf)) {
        isObject[object] = true;
        const pair = verb * WORDS + object;
        if (!pairs.has(pair)) pairs.set(pair, index);
      }
    }
  }
  const verbObjects = integerTable(pairs);
  return {
    matcher: wordMatcher([...ids.keys()]),
    types,
    sureActs: types.map((own) => own.find(({ kind, weak }) => kind === "action" && !weak)?.code ?? null),
    roles,
    takesObject: types.map((_, word) => takesObject[word] ?? false),
    isObject: types.map((_, word) => isObject[word] ?? false),
    verbObjectOf: (verb, object) => grammar.verb_objects[verbObjects.get(verb * WORDS + object)] ?? null,
    isNounTail: nounTails(grammar.noun_tails.map(foldWord)),
    weights: file.weights,
    limits: file.limits,
  };
}

function nounTails(tails: readonly string[]): MeasureWords["isNounTail"] {
  // Asked of every word found, and mostly no: one look at the character there.
  const firsts = new Uint8Array(0x10000);
  for (const tail of tails) firsts[tail.charCodeAt(0)] = 1;
  return (view, at) => firsts[view.charCodeAt(at)] === 1 && tails.some((tail) => view.startsWith(tail, at));
}
