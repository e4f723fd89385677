import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for everything the tests leave lying about, removed when the last of them has ended. */
export default function scratch(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-tests-"));
  // What `tmpdir()` reads on Linux and macOS, and on Windows; the tests' processes and their children inherit it.
  process.env.TMPDIR = folder;
  process.env.TEMP = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
