import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Writes what comes out of a database to a file or the terminal, no faster than that takes it, and ends when both are
 * through. Where writing fails, the query at hand is waited for: a database that is closed under one takes the process
 * with it.
 *
 * @param end false leaves the writable open: the terminal belongs to others, too
 * @throws what kept either from going on
 */
export async function sendLines(lines: AsyncGenerator<string>, to: Writable, { end = true } = {}): Promise<void> {
  try {
    await pipeline(lines, to, { end });
  } finally {
    // Waits its turn behind what is asked of the generator already.
    await lines.return(undefined).catch(() => undefined);
  }
}
