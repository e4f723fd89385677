import type { DuckDBConnection } from "@duckdb/node-api";

/** Milliseconds within which a query is told to give up. */
const PATIENCE = 100;

/**
 * Does work on a connection; once `signal` is aborted, the query at hand and every later one fail, so that the work
 * ends soon, and not when it is done.
 */
export async function interruptible<T>(
  connection: DuckDBConnection,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const watch = setInterval(() => {
    if (signal.aborted) connection.interrupt();
  }, PATIENCE);
  try {
    return await work();
  } finally {
    clearInterval(watch);
  }
}
