import { goesOn, isPlainWord, tagOf } from "./dictionary.ts";
import { type PersonWords, personWords, type Support } from "./person-words.ts";

const HAN = /^[\u3400-\u9fff\u{20000}-\u{3ffff}]$/u;

/** The character that begins at `at`, both units of it where it has two. */
const characterAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? "" : String.fromCodePoint(point);
};

const isHan = (character: string): boolean => HAN.test(character);

/** Names already masked in the notice (李某某), which are believed, so that a list goes on after them. */
const MASKED = /^某{1,2}$/;

/**
 * End of the name of a person that begins at `at` of a folded text, -1 where none does. Of 张三丰 and 张三 the longer is
 * tried first.
 */
export function nameEnd(text: string, at: number, support: Support): number {
  const words = personWords();
  const dotted = dottedEnd(words, text, at, support);
  if (dotted >= 0) return dotted;
  const surname = words.compound.has(text.slice(at, at + 2)) ? text.slice(at, at + 2) : characterAt(text, at);
  const given: string[] = [];
  let end = at + surname.length;
  if (words.compound.has(surname) || words.surnames.has(surname)) {
    for (; given.length < 2; end += given.at(-1)!.length) {
      const character = characterAt(text, end);
      if (!isHan(character)) break;
      given.push(character);
    }
    for (let length = given.length; length > 0; length--) {
      const name = surname + given.slice(0, length).join("");
      if (isName(words, { text, at, surname, given: given.slice(0, length), name, support })) return at + name.length;
    }
    if (given.length === 0 && support !== "frame") return spacedEnd(words, text, at, end);
  }
  return -1;
}

/** 张 三: a name of two characters as it is set in tables, so that it is as wide as one of three. */
function spacedEnd(words: PersonWords, text: string, at: number, gap: number): number {
  let from = gap;
  while (text[from] === " " && from - gap < 3) from++;
  const character = characterAt(text, from);
  const end = from + character.length;
  if (from === gap || !isHan(character) || words.notGiven.has(character)) return -1;
  if (isPlainWord(text.slice(at, gap) + character)) return -1;
  return endsStrictly(text, end) || words.follows(text, end) ? end : -1;
}

const DOTTED = /([\u3400-\u9fff]{2,6})([·•‧・][\u3400-\u9fff]{2,6})/uy;

/** 阿依·小北, where the second part ends at the first word that goes on after a name. */
function dottedEnd(words: PersonWords, text: string, at: number, support: Support): number {
  if (support === "weak" || BEFORE_NAME.test(text[at]!) || isPlainWord(text.slice(at, at + 2))) return -1;
  DOTTED.lastIndex = at;
  const match = DOTTED.exec(text);
  if (!match) return -1;
  const first = at + match[1]!.length + 3;
  const last = at + match[0].length;
  for (let end = first; end < last; end++) if (mayEnd(words, text, end)) return end;
  return last;
}

interface Candidate {
  readonly text: string;
  readonly at: number;
  readonly surname: string;
  readonly given: readonly string[];
  readonly name: string;
  readonly support: Support;
}

function isName(words: PersonWords, candidate: Candidate): boolean {
  const { text, at, surname, given, name, support } = candidate;
  const end = at + name.length;
  if (MASKED.test(given.join("")) && surname !== "某") return text[end] !== "某";
  if (words.never.has(name.slice(0, 2)) || given.some((one) => words.notGiven.has(one) || one === "某")) return false;
  if (words.public.some((known) => known.includes(name) || name.includes(known))) return false;
  if (isPlace(words, surname, given) || (isWord(name, support) && !isListedDay(text, name, end))) return false;
  if (given.length === 2 || surname.length === 2 ? !isLong(words, candidate) : !isShort(words, candidate)) return false;
  if (endsStrictly(text, end) || words.follows(text, end)) return true;
  if (words.placeEnds.has(text[end]!)) return false;
  if (goesOn(text, end) || (support === "frame" && words.acts(text, end))) return true;
  // 会计赵六福虚列: a verb no dictionary has; nothing speaks for another reading.
  return support === "office" && given.length === 2 && !words.wordlike.has(surname) && !isSplit(text, end);
}

/** A word of the dictionary; of its proper nouns (`nz`) many are names, and beside an office they are taken for such. */
const isWord = (name: string, support: Support): boolean =>
  isPlainWord(name) && !(tagOf(name) === "nz" && name.length === 3 && (support === "office" || support === "label"));

/** 王五、周六等: a name that is a day of the week too, which no list of persons ends with. */
const isListedDay = (text: string, name: string, end: number): boolean =>
  tagOf(name) === "t" && text.startsWith("等", end);

/** A name of three characters, or of a surname of two. */
function isLong(words: PersonWords, { text, at, surname, given, name, support }: Candidate): boolean {
  if (tagOf(name)?.startsWith("nr") || given.length === 1) return true;
  const end = at + name.length;
  const [second, last] = given as [string, string];
  const loose = support === "weak" || support === "frame";
  // 局长王某对: a word that goes on belongs to the name only where the name ends for certain.
  if (FUNCTION.test(last) && !(endsStrictly(text, end) && !loose)) return false;
  if (support === "weak" && tagOf(surname + second) !== undefined) return false;
  if (isPlainWord(surname + second) && (loose || SUFFIX.test(last) || isSplit(text, end))) return false;
  if (!words.wordlike.has(surname) || text.startsWith("同志", end)) return true;
  // 书记高质量, 局长和班子: the surname is a word and what follows is one.
  const ordinary = tagOf(second + last);
  if (RARE.test(surname)) return ordinary === undefined && endsStrictly(text, end);
  return (
    ordinary === undefined ||
    ordinary.startsWith("nr") ||
    (!loose && (/^(?:nz|a|z|b)/.test(ordinary) || second === "小"))
  );
}

/** A name of two characters: those the dictionary has as names are as often words (张贴, 安危). */
function isShort(words: PersonWords, { text, at, surname, given, name, support }: Candidate): boolean {
  const end = at + name.length;
  if (FUNCTION.test(given[0]!) || RARE.test(surname) || VERB.test(surname)) return false;
  const next = text[end] ?? "";
  // 主任王家庄: what follows makes another word of the second character, or a longer one of both.
  if (next !== "" && isHan(next) && (tagOf(name + next) !== undefined || isPlainWord(given[0]! + next))) {
    if (!words.follows(text, end)) return false;
  }
  const tag = tagOf(name);
  if (words.wordlike.has(surname)) return support === "office" || support === "label" ? tag === undefined : false;
  if (support === "weak") return tag === "nrfg" || (tag === undefined && !endsStrictly(text, end));
  return true;
}

/** 谭家湾, 白云区, 石油局. */
function isPlace(words: PersonWords, surname: string, given: readonly string[]): boolean {
  const last = given.at(-1)!;
  if (given.length === 2 && (given[0] === "家" || given[0] === "山") && words.placeEndsOfHomes.has(last)) return true;
  return words.placeEnds.has(last) || (surname.length === 1 && given.length === 1 && last === "家");
}

/** The last character of the candidate and the next make a word: the cut lies elsewhere. */
const isSplit = (text: string, end: number): boolean =>
  tagOf(text.slice(end - 1, end + 1)) !== undefined || tagOf(text.slice(end - 1, end + 2)) !== undefined;

/** Characters that go on after a name. */
const FUNCTION = /^[之任为对于在和与及以是已因系未将被向到从让给由曾也均虽并仍又就都不没去来且即或]$/u;
/** Characters that end words of three: 安排上. */
const SUFFIX = /^[上下中内外前后到出率性化员费款金权制度工事人家地型级期式法点面力名多]$/u;
/** Surnames that are verbs, with one character more an object: 包片, 查账. */
const VERB = /^[包管查谈应能从展封解宣]$/u;
/** Surnames that are nearly always the preposition. */
const RARE = /^[对和于与向由时任]$/u;

/** Characters that bring in a name. */
const BEFORE_NAME = /^[对由给经与和及将被向派请让使据是]$/u;

const NOT_HAN = /^[^\u3400-\u9fff\ud840-\ud8bf]/u;

export function endsStrictly(text: string, at: number): boolean {
  return at >= text.length || NOT_HAN.test(text[at]!);
}

export function mayEnd(words: PersonWords, text: string, at: number): boolean {
  return endsStrictly(text, at) || words.follows(text, at) || words.acts(text, at);
}
