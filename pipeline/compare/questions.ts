import { pipelineFile } from "../package-root.ts";

/** One question of the comparison: a view of the database, its query and its contract. */
export interface Question {
  /** Name of the view and of the command's argument. */
  readonly name: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Columns of the view, in order; what each means stands in the contract. */
  readonly columns: readonly string[];
}

/** Absolute path of the query that creates the view of a question. */
export function sqlFileOf(question: Question): string {
  return pipelineFile("compare", `${question.name}.sql`);
}

/** Absolute path of the contract of a question: grain, columns, denominators, invariants. */
export function contractFileOf(question: Question): string {
  return pipelineFile("compare", `${question.name}.md`);
}

function question(name: string, zh: string, en: string, columns: string): Question {
  return { name, title: { zh, en }, columns: columns.trim().split(/\s+/) };
}

/** Every question, in the order in which their views are created: a view may read those before it. */
export const QUESTIONS: readonly Question[] = [
  question(
    "unit_category",
    "单位与问题类别：谁在哪一类上明显偏多",
    "Unit × category: which cells truly differ",
    `unit_id unit unit_type unit_level region level1 notices n n_any denominator share share_any
     share_low share_high interval_method expected residual odds_ratio log_odds_z test p p_adjusted
     small_n peer_percentile peers`,
  ),
  question(
    "category_recurrence",
    "反复出现的问题类别",
    "Which categories recur, and where",
    `code level1 units share_of_units leaves share_of_leaves notices regions first_year last_year
     units_any leaves_any level1_units level1_leaves`,
  ),
  question(
    "reconciliation",
    "公布数与解析数核对",
    "Declared totals against parsed rows",
    `notice_id unit_id unit inspection_year what declared compared_level parsed delta verdict reason`,
  ),
  question(
    "completion",
    "整改完成情况",
    "Completion of rectification",
    `unit_id unit notice_id inspection_year as_of_date leaves withheld with_status completed open
     denominator completed_share source counted`,
  ),
  question(
    "measure_profile",
    "整改措施构成与可核查程度",
    "What was done, and how checkable it is",
    `level1 measure_type measures category_measures share_of_measures leaves category_leaves
     share_of_leaves mean_specificity specific_share nothing_checkable outcomes done ongoing planned
     no_action category_leaves_without_measures category_leaves_nothing_checkable
     category_nothing_checkable_share`,
  ),
  question(
    "unit_similarity",
    "单位问题结构相似度",
    "Similarity of units' problem profiles",
    `unit_id unit other_unit_id other_unit denominator other_denominator jsd distance nearness`,
  ),
  question(
    "prior_repeats",
    "重复出现：同一单位前后轮次的相同问题与自认未改",
    "Repeats in time: later notices and confessions",
    `unit_id unit problem_id notice_id inspection_year code level1 text basis confessed_code linked
     tier similarity earlier_problem_id earlier_notice_id earlier_year earlier_text earlier_status`,
  ),
  question(
    "trend",
    "问题类别年度趋势",
    "Categories by year",
    `year level1 n denominator share share_low share_high interval_method units_with units notices
     small_n`,
  ),
  question(
    "keyness",
    "各组特征词",
    "Key terms of each group",
    `grouping group_value term n leaves reference_n group_terms reference_terms g2 log_odds_z
     dispersion notices_with notices`,
  ),
];
