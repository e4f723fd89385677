import type { Lang } from "./finding.ts";

/** One sentence in both languages of the program. */
export type Bilingual = Readonly<Record<Lang, string>>;

/**
 * What a person can mend: a wrong path, a busy database, a full disk. It reaches the terminal as one line that says what
 * to do next, never as a stack trace. Anything else that is thrown is a broken invariant of the program.
 */
export class Failure extends Error {
  /** 1: nothing usable, or a check failed; 2: wrong usage. */
  readonly exitCode: 1 | 2;
  readonly say: Bilingual;

  constructor(say: Bilingual, options: { readonly exitCode?: 1 | 2; readonly cause?: unknown } = {}) {
    super(say.en, options.cause === undefined ? {} : { cause: options.cause });
    this.name = "Failure";
    this.say = say;
    this.exitCode = options.exitCode ?? 1;
  }
}
