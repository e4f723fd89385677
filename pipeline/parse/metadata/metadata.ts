import { type Finding, finding } from "../../finding.ts";
import type { Metadata, PageMetadata } from "../../model.ts";
import type { Span } from "../../span.ts";
import type { Sections } from "../sections/sections.ts";
import { inspectingBody, withoutOthers } from "./answered-inspection.ts";
import { type Compact, compact } from "./compact.ts";
import { inspectionKind, inspectionRound } from "./inspecting-body.ts";
import { type DatedSections, inspectionDates } from "./inspection-dates.ts";
import { publishedOn, signedOn } from "./page-dates.ts";
import { regionOf } from "./region-of.ts";
import { fullName } from "./regions.ts";
import { readTitle } from "./title.ts";
import { chooseUnit, type Unit } from "./unit.ts";
import { headUnits, leadUnits, pageUnit, signatureUnits, titleUnits } from "./unit-candidates.ts";
import { unitLevel } from "./unit-level.ts";
import { unitParts, unitTypeOf } from "./unit-name.ts";

// No lead, head or organisation section seen is longer; the bound keeps hostile input linear.
const LONGEST_SECTION = 8_000;
// Running text searched for region names when nothing stronger has one.
const LONGEST_TEXT = 40_000;

/**
 * Who was inspected by whom and when, as far as the notice says it (formats.md section 7). Nothing is guessed: what is not
 * printed, damaged or ambiguous is null, with a finding where a reader should look.
 */
export function readMetadata(
  text: string,
  sections: Sections,
  page: PageMetadata,
): { metadata: Metadata; findings: Finding[] } {
  const findings: Finding[] = [];
  const view = (span: Span | null): Compact | null =>
    span && compact(text, { start: span.start, end: Math.min(span.end, span.start + LONGEST_SECTION) });
  const whole = compact(text, { start: 0, end: Math.min(text.length, LONGEST_TEXT) }).text;
  const title = readTitle(text, sections, page.title);
  const titleView = title?.span ? view(title.span) : null;
  const lead = view(sections.lead);
  const organisation = view(sections.organisation);
  const dated: DatedSections = {
    lead,
    organisation,
    totals: view(sections.totals),
    bodyOpening: view(sections.body && opening(text, sections.body)),
    next: view(sections.next),
  };

  const signed = signedOn(text, sections.signature);
  const published = publishedOn(text, sections, page);
  const dates = inspectionDates(dated, signed.fact ?? published);
  findings.push(...dates.findings, ...signed.findings);

  const pageTitle: Compact | null = title && !title.span ? asIs(title.text) : null;
  const narrative = [lead, titleView ?? pageTitle, organisation, dated.totals, dated.bodyOpening, dated.next];
  const body = inspectingBody(
    narrative.filter((one) => one !== null),
    dates.told,
  );

  const contact = view(sections.contact);
  const head = view(sections.head);
  const prose = [contact, head, lead, organisation, dated.next].filter((one) => one !== null).map((one) => one.text);
  const unit = chooseUnit({
    signature: signatureUnits(text, sections.signature),
    title: titleView
      ? titleUnits(titleView)
      : pageTitle
        ? titleUnits(pageTitle).map((one) => ({ ...one, span: null }))
        : [],
    lead: lead ? leadUnits(lead) : [],
    head: headUnits(text, sections),
    page: pageUnit(page.sourceLabel),
    prose: [...prose, whole],
  });
  if (!unit) findings.push(finding("parse/unit-missing", sections.lead));

  const evidence = [
    view(sections.signature)?.text,
    titleView?.text ?? title?.text,
    head?.text,
    [page.sourceLabel, page.title].filter((one) => one !== null).join("\n"),
    contact?.text,
    body?.name,
    lead?.text,
    ...sections.furniture.slice(0, 60).map((span) => view(span)!.text),
    whole,
  ].filter((one): one is string => one !== undefined && one !== "");
  const region = regionOf(unit?.parts ?? { region: "", relative: "", body: "" }, evidence);
  if (region.isAmbiguous)
    findings.push(finding("parse/region-ambiguous", unit?.span ?? null, { name: region.printed ?? "" }));
  if (!body) findings.push(finding("parse/inspecting-body-missing", sections.lead));

  const name = unit && expanded(unit, region.printed);
  const type = name ? unitTypeOf(name.split("、")[0]!) : null;
  const inspected = [lead, titleView ?? pageTitle].filter((one) => one !== null);
  const answered = inspected.map((view) => withoutOthers(view, dates.told));
  return {
    metadata: {
      title: title?.text ?? null,
      titleSpan: title?.span ?? null,
      unit: name,
      unitSpan: unit?.span ?? null,
      unitIsJoint: unit !== null && (unit.isJoint || inspected.some((one) => INCLUDES.test(one.text))),
      unitType: type,
      unitLevel: name ? unitLevel(type, unitParts(name), region.region, body?.issuer ?? "") : null,
      region: region.region ? fullName(region.region) : null,
      regionCode: region.region?.code ?? null,
      inspectingBody: body?.name ?? null,
      inspectingBodySpan: body?.span ?? null,
      inspectionKind: inspectionKind(answered.join("。")),
      round: inspectionRound(answered),
      inspectionStart: dates.start,
      inspectionEnd: dates.end,
      feedbackDate: dates.feedback,
      asOfDate: dates.asOf,
      publishedOn: published,
      signedOn: signed.fact,
    },
    findings,
  };
}

// 县委宣传部(含县融媒体中心、县文联), 某镇及所辖5个村: sub-units answer in the same notice.
const INCLUDES = /\((?:含|包括)[^()]{2,80}\)|及(?:其)?(?:所属|下属|所辖|下辖|辖区)/;

/** 区竹联 with the region 赫山区 is 赫山区竹联; a name with its own region stays as printed. */
function expanded(unit: Unit, region: string | null): string {
  const { relative, body } = unit.parts;
  return relative !== "" && unit.parts.region === "" && region?.endsWith(relative) ? region + body : unit.name;
}

/** The body up to its first numbered line: totals sometimes stand there. */
function opening(text: string, body: Span): Span {
  const shown = text.slice(body.start, Math.min(body.end, body.start + 1_500));
  const lineStart = /\n/.exec(shown)?.index ?? 0;
  const numbered = /\n[ \t\u3000]{0,20}(?:[(（]?[一1１][)）.．、]|关于|问题|针对)/.exec(shown.slice(lineStart));
  return { start: body.start, end: body.start + (numbered ? lineStart + numbered.index : Math.min(shown.length, 600)) };
}

function asIs(text: string): Compact {
  return { text, source: (start, end) => ({ start, end }) };
}
