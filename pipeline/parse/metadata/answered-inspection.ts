import type { Compact } from "./compact.ts";
import { tellsEarlierInspection } from "./earlier-inspection.ts";
import { type InspectingBody, inspectingBodies } from "./inspecting-body.ts";
import type { Told } from "./inspection-dates.ts";
import type { Passage } from "./inspection-periods.ts";
import { sentences } from "./sentence.ts";

/**
 * The team that held the inspection: beside its dates if one is named there, and never one that is told of an earlier
 * inspection (2017年，县委第一巡察组曾对我局开展巡察) while there is another.
 */
export function inspectingBody(views: readonly Compact[], told: Told | null): InspectingBody | null {
  const perView = views.map((view) => ({ view, teams: inspectingBodies(view), others: otherInspections(view, told) }));
  const all = perView.flatMap(({ teams, others }) => teams.filter((team) => !others.some((one) => isIn(team, one))));
  const beside = told && besideDates(perView.find(({ view }) => view === told.view)?.teams ?? [], told);
  return beside ?? best(all) ?? best(perView.flatMap(({ teams }) => teams));
}

/** The text of `view` without what tells of other inspections. */
export function withoutOthers(view: Compact, told: Told | null): string {
  const kept: string[] = [];
  let from = 0;
  for (const { start, end } of otherInspections(view, told)) {
    kept.push(view.text.slice(from, Math.max(from, start)));
    from = Math.max(from, end);
  }
  kept.push(view.text.slice(from));
  return kept.join("");
}

/** Passages about other inspections, in order: those with dates, and sentences with 曾. */
function otherInspections(view: Compact, told: Told | null): readonly Passage[] {
  const here = told?.view === view ? told : null;
  const earlier = sentences(view.text).filter(
    ({ start, end }) =>
      tellsEarlierInspection(view.text.slice(start, end)) && !(here && start <= here.at && here.at < end),
  );
  return [...(here?.others ?? []), ...earlier].sort((a, b) => a.start - b.start || a.end - b.end);
}

const isIn = (team: InspectingBody, { start, end }: Passage): boolean => start <= team.at && team.at < end;

/** 县委第三巡察组于2022年9月5日至…; 针对县委第一巡察组反馈的问题，2022年9月5日至…，县委第三巡察组对…: the team next to the dates. */
function besideDates(teams: readonly InspectingBody[], { view, passage, at }: Told): InspectingBody | null {
  const named = teams.filter((team) => isIn(team, passage) && team.issuer !== "" && team.isNumbered);
  const before = named.filter((team) => team.end <= at).at(-1);
  if (before && /^[,、]?(?:已|自|从|于|在|分别)?(?:于|自|从|在)?$/.test(view.text.slice(before.end, at))) return before;
  return named.find((team) => team.at > at) ?? null;
}

/** The first mention that names its issuer, in the lead if it can be; a numbered team elsewhere beats an unnumbered one. */
function best(all: readonly InspectingBody[]): InspectingBody | null {
  const first = all.find((one) => one.issuer !== "" && one.isNumbered);
  const named = all.find((one) => one.issuer !== "");
  return first ?? all.find((one) => one.issuer === "" && one.isNumbered) ?? named ?? null;
}
