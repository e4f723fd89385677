/** A straight line drawn on a page, horizontal or vertical; points, y growing downwards. */
export interface Rule {
  readonly isHorizontal: boolean;
  /** y of a horizontal rule, x of a vertical one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Affine transformation `[a, b, c, d, e, f]` as PDF writes it. */
export type Matrix = readonly number[];

/** Operators of a page's drawing program that rules come from; numbers as the PDF library counts them. */
export interface DrawingOperators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly constructPath: number;
  readonly endPath: number;
}

const SHORTEST = 6;
const SLANT = 1;
/** Path commands within `constructPath`: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
const COMMAND_LENGTH = [3, 3, 7, 5, 1];

/** The rules a page draws, in the coordinates of `viewport`. Curves and slanted lines are no rules. */
export function pageRules(
  operators: DrawingOperators,
  program: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  viewport: Matrix,
): Rule[] {
  const rules: Rule[] = [];
  let current: Matrix = viewport;
  const stack: Matrix[] = [];
  program.fnArray.forEach((operator, index) => {
    const args = program.argsArray[index] as unknown[] | null;
    if (operator === operators.save) stack.push(current);
    else if (operator === operators.restore || operator === operators.paintFormXObjectEnd)
      current = stack.pop() ?? current;
    else if (operator === operators.transform) current = multiply(current, args as number[]);
    else if (operator === operators.paintFormXObjectBegin) {
      stack.push(current);
      if (args?.[0]) current = multiply(current, args[0] as number[]);
    } else if (operator === operators.constructPath && args && args[0] !== operators.endPath)
      for (const path of args[1] as (ArrayLike<number> | null)[]) if (path) addPath(path, current, rules);
  });
  return rules;
}

function addPath(path: ArrayLike<number>, matrix: Matrix, rules: Rule[]): void {
  let start: [number, number] = [0, 0];
  let pen: [number, number] = [0, 0];
  const lineTo = (to: [number, number]): void => {
    addRule(apply(matrix, pen), apply(matrix, to), rules);
    pen = to;
  };
  for (let at = 0; at < path.length; ) {
    const command = path[at]!;
    const length = COMMAND_LENGTH[command];
    if (length === undefined) return;
    const point: [number, number] = [path[at + length - 2]!, path[at + length - 1]!];
    if (command === 0) {
      pen = point;
      start = point;
    } else if (command === 1) lineTo(point);
    else if (command === 4) lineTo(start);
    else pen = point;
    at += length;
  }
}

/** Adds the line between two points where it is a rule. */
export function addRule([x1, y1]: [number, number], [x2, y2]: [number, number], rules: Rule[]): void {
  if (Math.abs(y1 - y2) <= SLANT && Math.abs(x1 - x2) >= SHORTEST)
    rules.push({ isHorizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (Math.abs(x1 - x2) <= SLANT && Math.abs(y1 - y2) >= SHORTEST)
    rules.push({ isHorizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

/** What `m` does after `n`. */
export function multiply(m: Matrix, n: Matrix): Matrix {
  const [a, b, c, d, e, f] = m as [number, number, number, number, number, number];
  const [g, h, i, j, k, l] = n as [number, number, number, number, number, number];
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Where a point goes. */
export function apply([a, b, c, d, e, f]: Matrix, [x, y]: [number, number]): [number, number] {
  return [a! * x + c! * y + e!, b! * x + d! * y + f!];
}
