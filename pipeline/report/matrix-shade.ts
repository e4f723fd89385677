import type { MatrixCell, MatrixRow, Shade } from "./document.ts";

/**
 * The shade of a heat map cell. Compared cells: seven steps of z, blue for fewer, orange for more, none where chance
 * explains the cell easily or the unit is too small. Cells that are only counted: three steps of blue.
 */
export function shadeOf(row: MatrixRow, cell: MatrixCell): Shade {
  if (cell.share === null) return cell.n === 0 ? "z" : cell.n < 3 ? "b1" : cell.n < 6 ? "b2" : "b3";
  const z = row.smallN ? 0 : (cell.z ?? 0);
  const step = Math.min(3, Math.floor(Math.abs(z)));
  if (step === 0) return "z";
  return `${z > 0 ? "o" : "b"}${step as 1 | 2 | 3}`;
}
