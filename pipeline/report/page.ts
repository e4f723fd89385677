import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { GENERATOR } from "../output-names.ts";
import { pipelineFile } from "../package-root.ts";
import type { Beside } from "./beside.ts";
import { blocksHtml } from "./blocks-html.ts";
import type { ReportDocument, Section } from "./document.ts";
import { type Html, html, isolated, raw, unturned } from "./html.ts";
import { leafList } from "./leaf-list-html.ts";
import type { Texts } from "./texts.ts";

/** In the order they give way to each other. */
const STYLES = ["style.css", "style-narrow.css", "style-dark.css", "style-print.css"] as const;

/**
 * The report as one HTML file: nothing is loaded, style and script are allowed by their hash only, and everything can
 * be read without the script.
 */
export async function pageHtml(document: ReportDocument, texts: Texts, beside: Beside): Promise<string> {
  const style = STYLES.map((name) => readFileSync(pipelineFile("report", name), "utf8")).join("");
  const script = readFileSync(pipelineFile("report", "page.js"), "utf8");
  const policy = `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  const list = await leafList(document, texts, beside);
  const sections: Html[] = [];
  for (const section of document.sections)
    sections.push(await sectionHtml(section, { document, texts, beside, onPage: list.onPage }));
  const entries = [...document.sections, { id: "leaves", short: texts.say("nav.leaves") }];
  const page = html`<!doctype html>
<html lang="${document.lang === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="generator" content="${GENERATOR}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${unturned(document.title)}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">${texts.say("nav.skip")}</a>
<header class="masthead">
<h1>${isolated(document.title)}</h1>
<p class="subtitle">${isolated(document.subtitle)} <span class="restriction">${document.restriction}</span></p>
</header>
<nav aria-label="${texts.say("nav.label")}"><ol>${entries.map(({ id, short }) => html`<li><a href="#${id}">${isolated(short)}</a></li>`)}</ol></nav>
<main id="main">
${sections}
${list.markup}
</main>
<footer><dl class="cover">${document.cover.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${isolated(value)}</dd></div>`)}</dl></footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return page.markup;
}

/** What a block needs to know of the page around it. */
export interface PageContext {
  readonly document: ReportDocument;
  readonly texts: Texts;
  readonly beside: Beside;
  /** Leaves that are on the page and can be linked to. */
  readonly onPage: ReadonlySet<string>;
}

async function sectionHtml(section: Section, page: PageContext): Promise<Html> {
  const blocks = await blocksHtml(section.blocks, page);
  return html`<section id="${section.id}"${section.pageOnly && html` class="screen"`} aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${isolated(section.title)}</h2>
${blocks}
</section>
`;
}

function hashOf(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
