import type { Span } from "../../span.ts";
import { matches } from "../matches.ts";
import { regionMentions, regionSuffix } from "./regions.ts";
import type { UnitCandidate } from "./unit-candidates.ts";
import { corpsDivision, looksLikeUnit, sameBody, type UnitParts, unitParts } from "./unit-name.ts";

/** The inspected unit as the notice prints it, not yet expanded by a region that stands elsewhere. */
export interface Unit {
  readonly name: string;
  readonly parts: UnitParts;
  readonly span: Span | null;
  readonly isJoint: boolean;
}

/** Names by where they stand; each list in order of the text. */
export interface UnitSources {
  readonly signature: readonly UnitCandidate[];
  readonly title: readonly UnitCandidate[];
  readonly lead: readonly UnitCandidate[];
  readonly head: readonly UnitCandidate[];
  readonly page: readonly UnitCandidate[];
  /** Compact texts in which the name may stand with its region: contact, head, lead … */
  readonly prose: readonly string[];
}

// Who may publish on behalf of the inspected unit.
const PUBLISHER = /巡察|纪委|监委|纪律检查|监察|人民政府办公室$|融媒体|网信|^[^局]{0,12}党务公开/;

/**
 * The inspected unit: the signature's name, unless a publisher signed (巡察办, 纪委); else the title's, the lead's, the
 * page's. The name is completed from every other printing that can be of the same unit: 城中区竹业局 by 柳州市城中区竹业局, 文联 by
 * 文学艺术界联合会. Null when no name is printed (only 我局).
 */
export function chooseUnit(sources: UnitSources): Unit | null {
  const signed = distinct(sources.signature);
  const told = sources.title[0] ?? sources.lead[0];
  const published =
    signed.length > 0 &&
    PUBLISHER.test(signed[0]!.name) &&
    told !== undefined &&
    !compatible(signed[0]!.name, told.name);
  const cores = published || signed.length === 0 ? [] : signed;
  const core =
    partyless(cores[0], sources.title) ?? sources.title[0] ?? sources.lead[0] ?? sources.page[0] ?? sources.head[0];
  if (!core) return null;
  if (cores.length > 1) {
    const name = cores.map((one) => one.name).join("、");
    return {
      name,
      parts: unitParts(name),
      span: { start: cores[0]!.span!.start, end: cores.at(-1)!.span!.end },
      isJoint: true,
    };
  }
  const pool = [...sources.signature, ...sources.title, ...sources.lead, ...sources.head, ...sources.page];
  const completed = complete(core.name, [...pool.map((one) => one.name), ...withRegion(core.name, sources.prose)]);
  return { name: completed, parts: unitParts(completed), span: core.span, isJoint: isJoint(core.name) };
}

/** 某某促进会委员会 signs, and the title says 中共某某促进会委员会: the committee is the party's, the unit is 某某促进会. */
function partyless(signed: UnitCandidate | undefined, title: readonly UnitCandidate[]): UnitCandidate | undefined {
  return signed && (title.find(({ name }) => signed.name === `${name}委员会`) ?? signed);
}

/** Issuers that are not one another's party organ: 某镇 and 某镇人民政府 are one. */
function distinct(signed: readonly UnitCandidate[]): readonly UnitCandidate[] {
  const kept: UnitCandidate[] = [];
  for (const one of signed) {
    if (kept.some((other) => compatible(one.name, other.name) || one.name.startsWith(other.name))) continue;
    kept.push(one);
  }
  return kept;
}

/** 某县委办公室、某县政府办公室: both sides are names; 文化广电和旅游局 is one name. */
export function isJoint(name: string): boolean {
  const sides = name.split("、");
  if (sides.length > 1) return sides.every((side) => looksLikeUnit(side));
  if (name.length > 61) return false;
  // 共青团云和县委: the 和 of a place joins nothing.
  const places = regionMentions(name);
  return [...matches(/[和与及]/g, name)].some(({ index }) => {
    if (places.some(({ start, length }) => start < index && index < start + length)) return false;
    const [left, right] = [name.slice(0, index), name.slice(index + 1)];
    if (left.length < 4 || right.length < 4 || !looksLikeUnit(left) || !looksLikeUnit(right)) return false;
    const { region, relative } = unitParts(right);
    return region !== "" || relative !== "";
  });
}

/** Two printed names can be of one unit: their regions do not differ, and one body abbreviates the other. */
export function compatible(a: string, b: string): boolean {
  const one = unitParts(a);
  const two = unitParts(b);
  if (!sameRegion(one, two)) return false;
  return sameBody(one.body, two.body) || sameLeague(a, b);
}

// 团县委 and 共青团某县委员会
function sameLeague(a: string, b: string): boolean {
  const [short, long] = a.startsWith("团") ? [a, b] : [b, a];
  return (
    /^团[省市区县州]委$/.test(short) &&
    long.startsWith("共青团") &&
    /委(?:员会)?$/.test(long) &&
    long.includes(short[1]!)
  );
}

function sameRegion(one: UnitParts, two: UnitParts): boolean {
  if (one.region !== "" && two.region !== "")
    return one.region.endsWith(lastName(two.region)) && two.region.endsWith(lastName(one.region));
  const [named, other] = one.region !== "" ? [one, two] : [two, one];
  if (named.region === "") return one.relative === two.relative || one.relative === "" || two.relative === "";
  return other.relative === "" || named.region.endsWith(other.relative);
}

/** 赫山区 of 益阳市赫山区. */
function lastName(region: string): string {
  // 石河子市 of 第八师石河子市
  const city = region.slice(corpsDivision(region).length);
  const suffix = /[^省市区县州旗盟]{1,8}[省市区县州旗盟]$/.exec(city || region);
  return suffix ? suffix[0] : city || region;
}

/** The fullest form among the printings of one unit: longest region names, longest body. */
function complete(core: string, names: readonly string[]): string {
  let { region, relative, body } = unitParts(core);
  for (const name of names) {
    if (name === core || isJoint(name) || !compatible(core, name)) continue;
    const parts = unitParts(name);
    if (parts.region.length > region.length && sameRegion({ region, relative, body }, parts)) {
      region = parts.region;
      relative = "";
    } else if (region === "" && relative === "" && parts.relative !== "") relative = parts.relative;
    if (parts.body.length > body.length && sameBody(body, parts.body)) body = parts.body;
    if (sameLeague(core, name) && name.length > core.length) return name;
  }
  return (region || relative) + body;
}

const MOST_PLACES = 40;

/** Printings of `core` with a region name directly before it: 地址:赫山区竹海镇人民政府 for 竹海镇. */
function withRegion(core: string, prose: readonly string[]): string[] {
  const { region, relative, body } = unitParts(core);
  const found: string[] = [];
  if (region !== "") return found;
  for (const text of prose) {
    let at = text.indexOf(body);
    for (let place = 0; at !== -1 && place < MOST_PLACES; place++) {
      const before = regionSuffix(text, at);
      if (before) {
        const name = text.slice(before.start, at);
        if (relative === "" || name.endsWith(relative)) found.push(name + body);
      }
      at = text.indexOf(body, at + 1);
    }
  }
  return found;
}
