import { totalmem } from "node:os";

/** Bytes of memory this process may hope for: the machine's, or what a container allows of it. */
export function machineMemory(): number {
  // 0 or undefined where nothing is known of a limit.
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
