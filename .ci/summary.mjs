// Prints the tests that were skipped and `N passed, M failed` from the JSON report of vitest; exit code 1 when there is
// none, or a test failed. A skipped test fails nothing: a browser or an office program may not be had on the machine.
import { readFileSync } from "node:fs";
import { relative } from "node:path";

let report;
try {
  report = JSON.parse(readFileSync(process.argv[2], "utf8"));
} catch {
  console.log("0 passed, 0 failed (the tests did not run)");
  process.exit(1);
}
for (const { name, assertionResults } of report.testResults)
  for (const { status, fullName } of assertionResults)
    if (status !== "passed" && status !== "failed") console.log(`skipped: ${relative(".", name)}: ${fullName}`);
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : "";
console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed${skipped}`);
process.exit(report.numFailedTests > 0 || !report.success ? 1 : 0);
