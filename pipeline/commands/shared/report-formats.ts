import type { ReportFormat } from "../../report/report.ts";

/** Formats of a report in the order of the help; a run writes all of them. */
export const REPORT_FORMATS: readonly ReportFormat[] = ["html", "xlsx", "docx", "md", "csv"];
