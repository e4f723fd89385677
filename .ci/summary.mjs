// Prints `N passed, M failed` from the JSON report of vitest; exit code 1 when there is none, or a test failed.
import { readFileSync } from "node:fs";

let report;
try {
  report = JSON.parse(readFileSync(process.argv[2], "utf8"));
} catch {
  console.log("0 passed, 0 failed (the tests did not run)");
  process.exit(1);
}
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : "";
console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed${skipped}`);
process.exit(report.numFailedTests > 0 || !report.success ? 1 : 0);
