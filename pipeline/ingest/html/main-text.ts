import type { AnyNode, Document, Element } from "domhandler";
import { isLayoutTable } from "../table-lines.ts";
import { elements, isBlock, isElement, isText, isUnseen } from "./dom.ts";
import { pageLines, tableRows } from "./page-lines.ts";
import { pageParts } from "./page-parts.ts";

/** Least length of a text that counts as body text, in characters; navigation and captions stay below or lack `。；`. */
const PROSE_LENGTH = 20;
/** Most characters around the body text (title, date line, signature) that are taken in with it. */
const SURROUNDINGS = 400;
/** Most links among these: a line of source and author may hold one, a list of links is navigation. */
const SURROUNDING_LINKS = 1;
/** An element named like furniture that holds more than this share of the body text is no furniture. */
const FURNITURE_PROSE = 0.3;

/** What is below one element. */
interface Weight {
  /** Characters in text blocks that read like body text: long, with full stops or semicolons, outside links. */
  readonly prose: number;
  readonly characters: number;
  readonly links: number;
}

const NOTHING: Weight = { prose: 0, characters: 0, links: 0 };

/**
 * The lines of the main text. Its core is the smallest element with every block of body text outside site furniture;
 * it is widened by what closely surrounds it (title, date line, signature). No body paragraph can be lost: an element
 * that would leave one outside is not chosen, and where a page has several texts the core is around all of them.
 */
export function mainLines(page: Document): string[] {
  const body = [...elements(page)].find(({ name }) => name === "body");
  if (!body) return pageLines(page);
  const weights = weigh(body);
  const of = (node: AnyNode): Weight => weights.get(node) ?? NOTHING;
  const isFurniture = (element: Element): boolean =>
    isNamedFurniture(element) && of(element).prose <= of(body).prose * FURNITURE_PROSE;
  if (of(body).prose === 0) return pageLines(body);
  const core = coreElement(body, of, isFurniture);
  const { main, skipped } = widen(core, body, of, isFurniture);
  return pageLines(main, skipped);
}

function coreElement(body: Element, of: (node: AnyNode) => Weight, isFurniture: (e: Element) => boolean): Element {
  let core = body;
  for (;;) {
    const carriers = core.children
      .filter(isElement)
      .filter((child) => of(child).prose > 0 && !isUnseen(child) && !isFurniture(child));
    const [only] = carriers;
    // Text of the element itself is body text too: it is not left behind.
    if (!only || carriers.length > 1 || only.name === "p" || !isBlock(only) || ownProse(core, of) > 0) return core;
    if (only.name === "table" && !isLayoutTable(tableRows(only))) return core;
    core = only;
  }
}

/** The largest element around `core` that adds little to it, and the furniture in that element to leave out. */
function widen(
  core: Element,
  body: Element,
  of: (node: AnyNode) => Weight,
  isFurniture: (e: Element) => boolean,
): { main: Element; skipped: ReadonlySet<Element> } {
  const skipped = new Set<Element>();
  let main = core;
  while (main !== body && main.parent && isElement(main.parent)) {
    const siblings = main.parent.children.filter(isElement).filter((child) => child !== main);
    const furniture = siblings.filter(isFurniture);
    const left = furniture.reduce(
      (rest, element) => ({
        characters: rest.characters - of(element).characters,
        links: rest.links - of(element).links,
      }),
      { characters: of(main.parent).characters, links: of(main.parent).links },
    );
    if (left.characters - of(main).characters > SURROUNDINGS || left.links - of(main).links > SURROUNDING_LINKS) break;
    for (const element of furniture) skipped.add(element);
    main = main.parent;
  }
  return { main, skipped };
}

/** Body text of `element` that is in none of its children: text beside `<br>`, directly in a `<div>`. */
function ownProse(element: Element, of: (node: AnyNode) => Weight): number {
  const below = element.children.filter(isElement).reduce((sum, child) => sum + of(child).prose, 0);
  return of(element).prose - below;
}

/** Weights of every element below `root`; each run of text belongs to the nearest block around it. */
function weigh(root: Element): Map<AnyNode, Weight> {
  const weights = new Map<AnyNode, Weight>();
  /** Returns the text of inline elements to the block around them. */
  const visit = (element: Element, isLink: boolean): string => {
    let own = "";
    let { prose, characters, links } = NOTHING;
    for (const child of element.children) {
      if (isText(child)) {
        const text = child.data.replace(/\s+/gu, "");
        characters += text.length;
        if (!isLink) own += text;
      } else if (isElement(child) && !isUnseen(child)) {
        own += visit(child, isLink || child.name === "a");
        const weight = weights.get(child)!;
        prose += weight.prose;
        characters += weight.characters;
        links += weight.links + (child.name === "a" && weight.characters > 0 ? 1 : 0);
      }
    }
    const isWhole = isBlock(element) || element === root;
    if (isWhole && own.length >= PROSE_LENGTH && /[。；！;]/u.test(own)) prose += own.length;
    weights.set(element, { prose, characters, links });
    return isWhole ? "" : own;
  };
  visit(root, false);
  return weights;
}

function isNamedFurniture(element: Element): boolean {
  if (/^(?:nav|footer|aside)$/u.test(element.name)) return true;
  const names = `${element.attribs.class ?? ""} ${element.attribs.id ?? ""}`.slice(0, 300).toLowerCase();
  const words = names.split(/[^a-z]+/u);
  return pageParts().furniture.some((word) => words.includes(word));
}
