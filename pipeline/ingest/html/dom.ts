import { type AnyNode, type Document, Element, Text } from "domhandler";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";

/** A page as browsers build it, however broken its tags are. */
export function parsePage(html: string): Document {
  const page: Document = parse(html, { treeAdapter: adapter });
  limitDepth(page);
  reveal(page);
  return page;
}

/** Deepest nesting of elements, as in browsers; what lies deeper is text of the element there. */
const MAX_DEPTH = 512;

function limitDepth(page: Document): void {
  const stack: { node: AnyNode; depth: number }[] = [{ node: page, depth: 0 }];
  while (stack.length > 0) {
    const { node, depth } = stack.pop()!;
    if (!("children" in node)) continue;
    if (depth < MAX_DEPTH) for (const child of node.children) stack.push({ node: child, depth: depth + 1 });
    else if (node.children.some(isElement)) node.children = [new Text(textBelow(node))];
  }
}

function textBelow(root: AnyNode): string {
  let text = "";
  const stack: AnyNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isText(node)) text += node.data;
    if ("children" in node && !(isElement(node) && UNSEEN.has(node.name)))
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return text;
}

interface HiddenArea {
  readonly element: Element;
  /** Characters in it, those of elements below included. */
  length: number;
}

/** Some sites hide the article until their scripts have run; what holds most of a page's text is shown. */
function reveal(page: Document): void {
  const hidden: HiddenArea[] = [];
  let total = 0;
  const stack: { node: AnyNode; within: HiddenArea | null }[] = [{ node: page, within: null }];
  while (stack.length > 0) {
    const { node, within } = stack.pop()!;
    if (isText(node)) {
      const length = node.data.trim().length;
      total += length;
      if (within) within.length += length;
    }
    if (!("children" in node) || (isElement(node) && UNSEEN.has(node.name))) continue;
    let area = within;
    if (isElement(node) && !within && isHidden(node)) {
      area = { element: node, length: 0 };
      hidden.push(area);
    }
    for (const child of node.children) stack.push({ node: child, within: area });
  }
  for (const { element, length } of hidden)
    if (length > total / 2) {
      delete element.attribs.style;
      delete element.attribs.hidden;
    }
}

export function isElement(node: AnyNode): node is Element {
  return node instanceof Element;
}

export function isText(node: AnyNode): node is Text {
  return node instanceof Text;
}

/** Elements that end the line before and after them, as browsers show them. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search " +
    "section summary table tbody td tfoot th thead tr ul xmp"
  ).split(" "),
);

/** Elements whose content nobody reads as text. */
const UNSEEN = new Set(
  (
    "script style noscript template head title iframe object embed svg math canvas audio video select option " +
    "datalist button input textarea map noembed noframes param"
  ).split(" "),
);

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.name) || /display\s{0,9}:\s{0,9}(?:block|flex|grid|table)/iu.test(style(element));
}

/** Not shown to a reader, by kind or by its own attributes. */
export function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.name) || isHidden(element) || isOfficeFurniture(element);
}

/** Headers, footers and notes in pages that Word and LibreOffice export. */
function isOfficeFurniture(element: Element): boolean {
  const { id = "", class: names = "", title = "" } = element.attribs;
  return (
    /^sd(?:foot|end)note\d/u.test(id) ||
    /\b(?:sd(?:foot|end)note(?:anc|sym)|Mso(?:Foot|End)noteReference)\b/u.test(names.slice(0, 300)) ||
    (element.name === "div" && /^(?:header|footer)$/u.test(title)) ||
    /mso-element\s{0,9}:\s{0,9}(?:footnote|endnote|header|footer|comment)/iu.test(style(element))
  );
}

function isHidden(element: Element): boolean {
  return (
    element.attribs.hidden !== undefined ||
    /display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden|mso-hide\s{0,9}:\s{0,9}all/iu.test(style(element))
  );
}

function style(element: Element): string {
  return (element.attribs.style ?? "").slice(0, 1000);
}

/** All elements below `root` in document order, without what {@link isUnseen} hides. */
export function* elements(root: AnyNode): Generator<Element> {
  const stack: AnyNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isElement(node)) {
      if (isUnseen(node)) continue;
      yield node;
    }
    if ("children" in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
}
