import type { Span } from "../../span.ts";

/** A reading with each of its spans replaced by the place in the source it was read from. */
export function inSource<T>(reading: T, source: (span: Span) => Span): T {
  if (Array.isArray(reading)) return reading.map((one) => inSource(one, source)) as T;
  if (typeof reading !== "object" || reading === null) return reading;
  if (isSpan(reading)) return source(reading) as T;
  return Object.fromEntries(Object.entries(reading).map(([key, value]) => [key, inSource(value, source)])) as T;
}

const isSpan = (value: object): value is Span =>
  "start" in value && "end" in value && typeof value.start === "number" && typeof value.end === "number";
