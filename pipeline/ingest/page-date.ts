import type { IsoDate } from "../model.ts";

// 2023-02-27 17:40 · 2023/2/27 · 2023.02.27 · 2023年2月27日 · 20230227 · 2023-02-27T17:40:00+08:00
const DATE = /(?<!\d)((?:19|20)\d{2})(?:[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})|(\d{2})(\d{2}))(?!\d)/u;

/** The first calendar date of a metadata value, null where there is none that exists (2023-02-30 does not). */
export function pageDate(value: string): IsoDate | null {
  const match = DATE.exec(value.slice(0, 200));
  if (!match) return null;
  const [year, month, day] = [match[1]!, match[2] ?? match[4]!, match[3] ?? match[5]!];
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
