import type { Step } from "../../run.ts";
import type { Terminal } from "./terminal.ts";

/** Lines of progress in a log: one for each tenth of the way, none in a small run. */
const LOG_STEPS = 10;
const LOGGED_FILES = 100;

/**
 * Progress of a run on standard error: one line that is rewritten on a terminal, a plain line now and then in a log.
 * `end` gives the line back to the terminal and may be called more than once.
 */
export function showProgress(
  { say }: Terminal,
  quiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
): { readonly show: (step: Step) => void; readonly end: () => void } {
  if (quiet) return { show: () => undefined, end: () => undefined };
  const startedAt = performance.now();
  let isOpen = false;
  let logged = 0;
  let isLogged = false;
  const describe = (step: Step): string => {
    if (step.at !== "read")
      return step.at === "compare"
        ? say({ zh: "比较各单位…", en: "comparing units …" })
        : say({ zh: "写报告…", en: "writing the report …" });
    const seconds = Math.max((performance.now() - startedAt) / 1000, 0.001);
    const left = Math.round((seconds / step.done) * (step.total - step.done));
    const speed = `${(step.done / seconds).toFixed(0)}/s ${(step.bytes / 2 ** 20 / seconds).toFixed(1)} MB/s`;
    return say({
      zh: `已读 ${step.done}/${step.total} 个文件，${speed}，疑点提示 ${step.findings} 条，还需约 ${left} 秒`,
      en: `${step.done}/${step.total} files, ${speed}, ${step.findings} findings, about ${left} s left`,
    });
  };
  const show = (step: Step): void => {
    if (stream.isTTY) {
      stream.write(`\r\x1b[2K${describe(step)}`);
      isOpen = true;
      return;
    }
    if (step.at === "read") isLogged = step.total >= LOGGED_FILES;
    if (!isLogged) return;
    const tenth = step.at === "read" ? Math.floor((step.done / step.total) * LOG_STEPS) : LOG_STEPS + 1;
    if (tenth <= logged && step.at === "read") return;
    logged = tenth;
    stream.write(`${describe(step)}\n`);
  };
  const end = (): void => {
    if (isOpen) stream.write("\r\x1b[2K");
    isOpen = false;
  };
  return { show, end };
}
