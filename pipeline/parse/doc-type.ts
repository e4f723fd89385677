import { dataYaml } from "../data-yaml.ts";
import { type Finding, finding } from "../finding.ts";
import type { DocType } from "../model.ts";
import { matches } from "./matches.ts";
import { compact } from "./metadata/compact.ts";
import type { Sections } from "./sections/sections.ts";

/** What the structure of the text says before its words are asked. */
export interface DocTypeInput {
  readonly text: string;
  readonly sections: Sections;
  /** Rows of the parse: what the numbering yields, whatever the text is. */
  readonly problemCount: number;
  readonly declaredCount: number;
  readonly measureCount: number;
  /** Title of the page, where the text has none. */
  readonly pageTitle?: string | null;
}

export interface DocTypeDecision {
  readonly docType: DocType;
  readonly isNotice: boolean;
  /** Code of the reason in `data/findings/`. */
  readonly reason: string;
  readonly findings: Finding[];
}

interface Cue {
  readonly type: string;
  readonly name: string;
  readonly zone: "title" | "opening" | "text";
  readonly pattern: string;
  /** How often the pattern must occur, once by default. */
  readonly times?: number;
}

type ReadCue = Cue & { readonly regex: RegExp };

let cues: readonly ReadCue[] | undefined;

/** The cues of `data/lexicon/doc-type.yaml`, read once. */
export function docTypeCues(): readonly ReadCue[] {
  cues ??= (dataYaml("lexicon", "doc-type.yaml") as Cue[]).map((cue) => ({
    ...cue,
    regex: new RegExp(cue.pattern, "g"),
  }));
  return cues;
}

const OPENING = 1_500;
const TEXT = 60_000;

/**
 * What a text is (formats.md section 1). A notice says in its title or lead that it publishes the rectification of an
 * inspection, by the inspected unit, and has problems or declared totals; each look-alike has its own tell-tales. A notice is
 * recognised by what it says, not by its title alone, because titles get lost.
 */
export function decideDocType(input: DocTypeInput): DocTypeDecision {
  const { has, count } = cuesIn(input);

  if (count("mirror") > 0) return not("other", "parse/doc-mirror");
  if (!mentionsInspection(input)) {
    if (has("audit", "titled") || has("audit", "congress")) return not("audit", "parse/doc-audit");
    return not(count("news") >= 2 ? "news" : "other", "parse/doc-no-inspection");
  }
  if (isModelText(has, count)) return not("model-text", "parse/doc-model-text");
  if (has("audit", "titled") && !/巡[察视查]/.test(titleOf(input))) return not("audit", "parse/doc-audit");
  if (has("other", "personal") || has("other", "environment") || has("other", "tender"))
    return not("other", "parse/doc-other");
  if (has("other", "plan") && !has("notice", "announces")) return not("other", "parse/doc-plan");

  const hasContent = input.problemCount > 0 || input.declaredCount > 0;
  const rectifies = input.measureCount >= 2 && has("notice", "blocks");
  if (isStationing(has, count, rectifies)) return not("stationing", "parse/doc-stationing");
  if (isRoundSummary(has, count, input)) return not("round-summary", "parse/doc-round-summary");

  const titled = has("notice", "titled-notice") && (!has("news", "titled") || has("notice", "titled-ending"));
  const announces = has("notice", "announces");
  if (announces && hasContent && !isFeedback(has, count, rectifies)) return notice("parse/notice-announced");
  if (titled && hasContent && rectifies) return notice("parse/notice-titled");
  if (isFeedback(has, count, rectifies)) return not("feedback", "parse/doc-feedback");
  if (count("news") >= 2) return not("news", "parse/doc-news");
  if (titled && hasContent) return notice("parse/notice-titled");
  // Title and lead lost: problems with blocks, in the unit's own voice.
  if (rectifies && input.problemCount >= 3 && (has("notice", "own-voice") || has("notice", "invites-supervision")))
    return notice("parse/notice-by-body");
  if (has("news", "titled") || count("news") >= 1) return not("news", "parse/doc-news");
  return not("other", hasContent ? "parse/doc-other" : "parse/doc-no-problems");
}

type Has = (type: string, name: string) => boolean;
type Count = (type: string) => number;

function isModelText(has: Has, count: Count): boolean {
  if (has("model-text", "login") && count("model-text") >= 2) return true;
  if (has("model-text", "placeholder-title") && (has("model-text", "placeholders") || has("model-text", "speech")))
    return true;
  return has("model-text", "placeholders") || (has("model-text", "speech") && !has("notice", "announces"));
}

function isStationing(has: Has, count: Count, rectifies: boolean): boolean {
  if (rectifies && (has("notice", "announces") || has("notice", "titled-notice"))) return false;
  return count("stationing") >= 3 || (has("stationing", "titled") && has("stationing", "receives"));
}

/** Many units, totals only. A unit that names its sub-units speaks of itself (我局, 局党组) and rectifies problem by problem. */
function isRoundSummary(has: Has, count: Count, { problemCount, declaredCount, measureCount }: DocTypeInput): boolean {
  if (measureCount >= 3 && problemCount >= 2 && (has("notice", "own-voice") || has("notice", "was-inspected")))
    return false;
  const many = has("round-summary", "many-units") || has("round-summary", "many-teams");
  // 县委对县教育局等8个单位开展了第四轮巡察，共反馈问题286个，已完成整改271个: nobody's own, and totals are all there is.
  const isBare = problemCount === 0 && declaredCount > 0 && !has("notice", "own-voice");
  if (many && isBare && has("completion", "rate")) return count("news") < 2 && !isFeedback(has, count, false);
  // A feedback to a whole round names many units too, but nothing is rectified yet.
  if (!many || problemCount >= 8 || !has("completion", "rate")) return false;
  const told = ["the-inspected", "the-inspected-twice", "titled"].some((cue) => has("round-summary", cue));
  return count("round-summary") >= 2 && (told || has("notice", "announces"));
}

function isFeedback(has: Has, count: Count, rectifies: boolean): boolean {
  if (rectifies && has("notice", "announces")) return false;
  if (rectifies && has("notice", "titled-notice")) return count("feedback") >= 4;
  return count("feedback") >= 3 || (has("feedback", "titled") && count("feedback") >= 2);
}

function notice(reason: string): DocTypeDecision {
  return { docType: "rectification", isNotice: true, reason, findings: [] };
}

function not(docType: DocType, reason: string): DocTypeDecision {
  return { docType, isNotice: false, reason, findings: [finding(reason)] };
}

function titleOf({ text, sections, pageTitle }: DocTypeInput): string {
  const span = sections.title ?? firstLine(text);
  const own = compact(text, { start: span.start, end: Math.min(span.end, span.start + 400) }).text;
  return pageTitle ? `${own}\n${pageTitle.replace(/\s/g, "")}` : own;
}

/** The first line that is not empty, when it is short enough to be a headline. */
function firstLine(text: string): { start: number; end: number } {
  const match = /^\s*([^\n\r]{1,80})(?=[\n\r]|$)/.exec(text.slice(0, 400));
  if (!match || /。$/.test(match[1]!.trim())) return { start: 0, end: 0 };
  return { start: match[0].length - match[1]!.length, end: match[0].length };
}

function mentionsInspection(input: DocTypeInput): boolean {
  const { text } = input;
  return (
    /巡[察视查](?!员|逻|检)|巡視|巡查组/.test(titleOf(input)) ||
    /巡[察视]/.test(text.slice(0, 4_000)) ||
    countOf(text, /巡[察视]/g) >= 3
  );
}

function countOf(text: string, pattern: RegExp): number {
  return [...matches(pattern, text.slice(0, TEXT))].length;
}

/** Looks for a cue when it is first asked for: most texts are decided by a few. */
function cuesIn(input: DocTypeInput): { has: Has; count: Count } {
  const whole = compact(input.text, { start: 0, end: Math.min(input.text.length, TEXT) }).text;
  const lead = input.sections.lead;
  const zones = {
    title: titleOf(input),
    opening: lead
      ? compact(input.text, { start: 0, end: Math.min(lead.end, lead.start + OPENING) }).text.slice(0, OPENING * 2)
      : whole.slice(0, OPENING),
    text: whole,
  };
  const seen = new Map<ReadCue, boolean>();
  const isSeen = (cue: ReadCue): boolean => {
    let answer = seen.get(cue);
    if (answer === undefined) {
      answer = occurs(cue.regex, zones[cue.zone], cue.times ?? 1);
      seen.set(cue, answer);
    }
    return answer;
  };
  return {
    has: (type, name) => docTypeCues().some((cue) => cue.type === type && cue.name === name && isSeen(cue)),
    count: (type) => docTypeCues().filter((cue) => cue.type === type && isSeen(cue)).length,
  };
}

function occurs(regex: RegExp, text: string, times: number): boolean {
  let seen = 0;
  for (const _ of matches(regex, text)) if (++seen >= times) return true;
  return false;
}
