import type { Document, Element } from "domhandler";
import { comparable } from "../../fold.ts";
import type { PageMetadata } from "../../model.ts";
import { pageDate } from "../page-date.ts";
import { elements, isElement } from "./dom.ts";
import { pageLines } from "./page-lines.ts";
import { pageParts } from "./page-parts.ts";

/**
 * What a page says of itself: in meta tags, in `<title>`, in the line below the headline, and in the comment with which
 * browsers keep the address of a saved page.
 *
 * @param html the source of the page, for that comment
 * @param lines the visible lines of the whole page
 */
export function pageMetadata(page: Document, html: string, lines: readonly string[]): PageMetadata {
  const meta = metaTags(page);
  const first = (names: readonly string[]): string | null =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined) ?? null;
  const { meta: names, dateLabels, sourceLabels } = pageParts();
  const metaDate = first(names.date);
  const savedFrom = /<!-- saved from url=\(\d{4}\)([^\s<>]{1,2000}) -->/u.exec(html.slice(0, 4096))?.[1];
  return {
    title: first(names.title) ?? titleTag(page),
    publishedOn: (metaDate ? pageDate(metaDate) : null) ?? labelledDate(lines, dateLabels),
    sourceLabel: first(names.source) ?? labelled(lines, sourceLabels).next().value ?? null,
    url: first(names.url) ?? canonical(page) ?? savedFrom ?? null,
  };
}

/** The headline as shown on the page, where the main text does not begin with it. */
export function headline(page: Document, title: string | null): string | null {
  const headings = [...elements(page)].filter(({ name }) => /^h[1-3]$/u.test(name));
  const texts = headings.map((heading) => pageLines(heading).join("")).filter((text) => text.length >= 6);
  const wanted = comparable(title ?? "");
  return (
    texts.find((text) => wanted !== "" && comparable(text) === wanted) ??
    texts.find((text) => wanted.includes(comparable(text))) ??
    [...elements(page)]
      .filter(({ attribs }) => /title|tit|bt|biaoti/iu.test(`${attribs.class ?? ""} ${attribs.id ?? ""}`))
      .map((element) => pageLines(element).join(""))
      .find((text) => wanted !== "" && comparable(text) === wanted) ??
    null
  );
}

function metaTags(page: Document): Map<string, string> {
  const tags = new Map<string, string>();
  const add = (name: string | undefined, value: string | undefined): void => {
    const key = name?.trim().toLowerCase() ?? "";
    const content = value?.replace(/\s+/gu, " ").trim() ?? "";
    if (key !== "" && content !== "" && !tags.has(key)) tags.set(key, content.slice(0, 2000));
  };
  for (const { name, attribs } of allElements(page))
    if (name === "meta") add(attribs.name ?? attribs.property ?? attribs.itemprop, attribs.content);
  return tags;
}

function titleTag(page: Document): string | null {
  const title = [...allElements(page)].find(({ name }) => name === "title");
  const text = title ? title.children.map((child) => ("data" in child ? child.data : "")).join("") : "";
  const whole = text.replace(/\s+/gu, " ").trim();
  // "…整改情况的通报_某某县人民政府": the site stands behind a separator; a title has at least eight characters.
  const first = whole.split(/\s?[_|｜]\s?|\s[-–—]+\s|--+/u)[0]!.trim();
  return (first.length >= 8 ? first : whole) || null;
}

function canonical(page: Document): string | null {
  const link = [...allElements(page)].find(({ name, attribs }) => name === "link" && attribs.rel === "canonical");
  return link?.attribs.href ?? null;
}

/** What stands behind one of the labels, line by line: `发布时间：2023-02-27`. */
function* labelled(lines: readonly string[], labels: readonly string[]): Generator<string> {
  const pattern = new RegExp(`(?:${labels.join("|")})\\s{0,3}[:：]\\s{0,3}([^\\s:：]{2,60})`, "gu");
  for (const line of lines) if (line.length <= 400) for (const match of line.matchAll(pattern)) yield match[1]!;
}

/** `发布时间：2023-02-27`, or where label and date are cells of a table or items of a list: `发布日期` `2023-02-27`. */
function labelledDate(lines: readonly string[], labels: readonly string[]): string | null {
  for (const value of labelled(lines, labels)) {
    const date = pageDate(value);
    if (date) return date;
  }
  const named = labels.filter((label) => label.length > 2).join("|");
  const cell = new RegExp(`(?:^|\\t)(?:${named})[\\s:：]{0,4}((?:19|20)\\d{2}[-/.年][^\\t]{3,20}|$)`, "u");
  for (const [at, line] of lines.entries()) {
    const value = line.length <= 400 ? cell.exec(line)?.[1] : undefined;
    const date = value === undefined ? null : pageDate(value === "" ? dateAlone(lines[at + 1] ?? "") : value);
    if (date) return date;
  }
  return null;
}

/** The line where nothing stands before its date: 2023-12-29 10:20. */
const dateAlone = (line: string): string => (/^\s{0,8}(?:19|20)\d{2}/u.test(line) ? line.slice(0, 40) : "");

/** Every element, those in `<head>` included. */
function* allElements(page: Document): Generator<Element> {
  const stack = [...page.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isElement(node)) yield node;
    if ("children" in node) stack.push(...[...node.children].reverse());
  }
}
