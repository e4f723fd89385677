import { type AnyNode, Element } from "domhandler";

/** Name without its prefix: producers are free to choose `w:`. */
export function localName(element: Element): string {
  return element.name.slice(element.name.indexOf(":") + 1);
}

/** Value of an attribute by local name (`val` for `w:val`). */
export function attribute(element: Element | null, name: string): string | null {
  for (const [key, value] of Object.entries(element?.attribs ?? {}))
    if (key === name || (key.endsWith(name) && key[key.length - name.length - 1] === ":")) return value;
  return null;
}

export function children(node: AnyNode | null): Element[] {
  return node && "children" in node ? node.children.filter((child): child is Element => child instanceof Element) : [];
}

export function child(node: AnyNode | null, name: string): Element | null {
  return children(node).find((element) => localName(element) === name) ?? null;
}

/** The element at the end of a path of local names, e.g. `pPr`, `numPr`, `ilvl`. */
export function at(node: AnyNode | null, ...path: string[]): Element | null {
  let current: AnyNode | null = node;
  for (const name of path) current = child(current, name);
  return current as Element | null;
}

/** `w:val` of the element at the end of a path. */
export function valueAt(node: AnyNode | null, ...path: string[]): string | null {
  return attribute(at(node, ...path), "val");
}

/** An on/off property: present without a value means on. */
export function isOn(node: AnyNode | null, ...path: string[]): boolean {
  const element = at(node, ...path);
  return element !== null && !/^(?:0|false|off|none)$/u.test(attribute(element, "val") ?? "");
}

export function* descendants(root: AnyNode, name: string): Generator<Element> {
  const stack = [...children(root)].reverse();
  while (stack.length > 0) {
    const element = stack.pop()!;
    if (localName(element) === name) yield element;
    stack.push(...children(element).reverse());
  }
}
