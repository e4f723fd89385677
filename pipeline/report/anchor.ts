import type { Target } from "./document.ts";

/** An id as an HTML id or fragment: letters, digits, `-` and `_` only. */
export function anchor(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]/g, "-");
}

export function leafAnchor(problemId: string): string {
  return `leaf-${anchor(problemId)}`;
}

/** The leaves of one unit in one category stand together in the list under this id. */
export function cellAnchor(unitId: string, level1: string): string {
  return `cell-${anchor(unitId)}-${anchor(level1)}`;
}

/** The fragment a target leads to; a code has no place of its own without the script, so it leads to the list. */
export function targetAnchor(target: Target): string {
  switch (target.kind) {
    case "leaf":
    case "page":
      return leafAnchor(target.problemId);
    case "cell":
      return cellAnchor(target.unitId, target.level1);
    case "code":
      return "leaves";
    case "section":
      return target.id;
  }
}
