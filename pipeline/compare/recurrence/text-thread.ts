import { Tinypool } from "tinypool";
import { machineMemory } from "../../machine-memory.ts";
import type { PackedTables, Packs } from "../packs.ts";
import compareTexts, { type TextTask } from "./compare-texts.ts";

/** Leaves below which a thread's start costs more than it saves. */
const WORTH_A_THREAD = 3000;

/** Compares texts while statistics are worked out here. */
export interface TextThread {
  /** Tasks follow each other, so that memory holds the texts of one. Packs asked about are used up. */
  readonly ask: (task: TextTask) => Promise<PackedTables>;
  /** Must be called; ends what is still under way. */
  readonly end: () => Promise<void>;
}

/**
 * Opens a thread for texts. It has a heap of its own, up to half of the machine's memory where the program's usual one
 * ends at 4 GB, and gives all of it back at its end.
 *
 * @param leaves how many there are: few are compared in place
 * @param signal ends the thread when aborted
 */
export function textThread(leaves: number, signal: AbortSignal | null): TextThread {
  // Run from the sources (tests) there is no compiled module a thread could start from.
  if (leaves < WORTH_A_THREAD || !import.meta.url.endsWith(".js"))
    return { ask: (task) => awaitedLater(inPlace(task)), end: async () => undefined };
  const pool = new Tinypool({
    filename: new URL("./compare-texts.js", import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
    // A thread for each task: what the last one held is given back before the next one begins.
    isolateWorkers: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.floor(machineMemory() / 2 ** 21) },
  });
  return {
    ask: (task) => awaitedLater(pool.run(task, { signal, transferList: buffersOf(task) }) as Promise<PackedTables>),
    end: () => pool.destroy(),
  };
}

/** What the thread takes over: large, and of no use here any more. */
function buffersOf(task: TextTask): ArrayBuffer[] {
  const packs: Packs<string> = "leaves" in task ? task.leaves : task.measures;
  return packs.flatMap((pack) => Object.values(pack).map(({ buffer }) => buffer));
}

async function inPlace(task: TextTask): Promise<PackedTables> {
  return compareTexts(task);
}

/** Until the statistics are done nobody waits for the rows: a failure before that must not count as unhandled. */
function awaitedLater(rows: Promise<PackedTables>): Promise<PackedTables> {
  rows.catch(() => undefined);
  return rows;
}
