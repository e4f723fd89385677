/**
 * Below this many of what is divided by, counts stand alone: a rate of so few says nothing (model.md section 5).
 * Queries ask `least_denominator()` (`compare/macros.sql`).
 */
export const LEAST_DENOMINATOR = 10;
