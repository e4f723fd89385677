import type { DeclaredWhat } from "../../model.ts";
import type { Span } from "../../span.ts";

/**
 * What a number that was read is to the notice: its own total; a part of one (其余31个问题, 含社区问题6个); what is due
 * (应完成的198条措施); or of another inspection (选人用人专项检查反馈的9个问题). Only totals are declared; the others tell what a bare
 * number behind them belongs to.
 */
export type Role = "total" | "part" | "due" | "foreign";

/** The inspection that a clause names by its year alone (2019年县委第一巡察组) or by a date. */
export interface Named {
  readonly year: number;
  readonly isDated: boolean;
}

export interface Found {
  readonly what: DeclaredWhat;
  readonly value: number;
  readonly levelWord: string;
  readonly classifier: string;
  readonly role: Role;
  readonly span: Span;
  readonly sentence: number;
  /** Where the bracket around it opens, or -1. */
  readonly bracket: number;
  /** All of a level have this status, so that one number declares both. */
  readonly all: boolean;
  /** The inspection that the clause names by its year, and whether it calls it this one (本次). */
  readonly inspection: Named | null;
  readonly isPresent: boolean;
}
