import type { DeclaredCount } from "../../model.ts";

/** What the notice declares of `what`: its first total (整改措施12条 → 12 measures), null where it declares none. */
export function declaredValue(declared: readonly DeclaredCount[], what: DeclaredCount["what"]): number | null {
  return declared.find((one) => one.what === what)?.value ?? null;
}
