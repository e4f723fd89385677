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
    "单位与问题类别：哪些单位在哪一类上明显偏多或偏少",
    "Unit × category: which cells truly differ",
    `unit_id unit unit_type unit_level region level1 notices n n_any denominator share share_any
     share_low share_high interval_method expected residual odds_ratio log_odds_z test p p_adjusted
     small_n peer_percentile peers`,
  ),
  question(
    "group_category",
    "任意分组与问题类别",
    "Any group × category: unit, region, level, type, year, inspecting body, detail",
    `grouping group_value level1 notices n n_any denominator share share_any share_low share_high
     interval_method expected residual odds_ratio log_odds_z test p p_adjusted small_n`,
  ),
  question(
    "association",
    "分组与问题类别的关联强度",
    "How much the grouping tells of the categories",
    `grouping groups categories leaves chi_square degrees_of_freedom share_of_thin_cells cramers_v
     cramers_v_corrected`,
  ),
  question(
    "category_recurrence",
    "反复出现的问题类别",
    "Which categories recur, and where",
    `code level1 units share_of_units leaves share_of_leaves notices regions first_year last_year
     units_any leaves_any level1_units level1_leaves units_without_region`,
  ),
  question(
    "recurrence_clusters",
    "跨单位反复出现的同一问题",
    "The same problem in several notices: clusters in three tiers",
    `cluster_id tier label medoid_problem_id code level1 units notices regions leaves wordings
     first_year last_year least_similarity completed open leaves_with_amount amount
     units_without_region`,
  ),
  question(
    "recurrence_members",
    "同一问题的逐条原文与对应段落",
    "The statements of each cluster with aligned passages",
    `cluster_id tier problem_id notice_id unit_id unit unit_level region inspection_year code level1
     status similarity verified is_medoid shared_characters passages text`,
  ),
  question(
    "formulae",
    "通用套话",
    "Stock phrases set apart from recurrence",
    `field phrase characters units share_of_units notices statements uses`,
  ),
  question(
    "prior_repeats",
    "重复出现：同一单位前后轮次的相同问题与自认未改",
    "Repeats in time: later notices and confessions",
    `unit_id unit unit_level region problem_id notice_id inspection_year code level1 text basis
     confessed_code linked tier similarity earlier_problem_id earlier_notice_id earlier_year
     earlier_text earlier_status`,
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
    "unit_measures",
    "各单位整改措施：可核查、承诺与照搬",
    "Measures by unit: checkable, promised, copied",
    `unit_id unit unit_level region notices leaves leaves_without_measures leaves_nothing_checkable
     nothing_checkable_share leaves_promised_only measures measures_per_leaf mean_specificity
     specific_share done ongoing planned no_action promise_share outcomes copied copied_share
     boilerplate small_n`,
  ),
  question(
    "copied_measures",
    "单位之间相同的整改文字",
    "Rectification text shared between units",
    `a_measure_id a_unit_id a_unit a_notice_id a_year b_measure_id unit_id unit unit_level region
     notice_id inspection_year code level1 similarity characters is_boilerplate a_quote quote`,
  ),
  question(
    "money_trail",
    "涉及金额与追缴金额",
    "Amounts found and recovered",
    `unit_id unit unit_level region level1 leaves leaves_with_amount found leaves_with_recovery
     recovered found_without_recovery recovered_less_than_found`,
  ),
  question(
    "completion",
    "整改完成情况",
    "Completion of rectification",
    `unit_id unit notice_id inspection_year as_of_date leaves withheld with_status completed open
     denominator completed_share source counted`,
  ),
  question(
    "withheld",
    "通报声明不公开的问题",
    "Findings the notices keep from the public",
    `unit_id unit notice_id inspection_year declared placeholders withheld raw`,
  ),
  question(
    "open_items",
    "尚未完成的问题及时长",
    "Open items and their age",
    `problem_id notice_id unit_id unit unit_level region inspection_year code level1 status found_on
     reported_on age_days best_specificity found_again_later text`,
  ),
  question(
    "unit_similarity",
    "单位问题结构相似度",
    "Similarity of units' problem profiles",
    `unit_id unit unit_level region other_unit_id other_unit are_peers denominator other_denominator
     jsd distance jsd_low jsd_high jsd_by_chance p resampled nearness`,
  ),
  question(
    "unit_contrast",
    "相近单位之间的差别所在",
    "What sets similar units apart",
    `unit_id unit unit_level region other_unit_id other_unit nearness level1 n denominator share
     other_n other_denominator other_share difference contribution contribution_rank`,
  ),
  question(
    "reconciliation",
    "公布数与解析数核对",
    "Declared totals against parsed rows",
    `notice_id unit_id unit inspection_year what declared compared_level parsed delta verdict reason`,
  ),
  question(
    "self_consistency",
    "通报自身的一致性",
    "What notices say about themselves that does not add up",
    `notice_id unit_id unit unit_level region inspection_year declared exact off level_not_printed
     inconsistent not_applicable numbering contradictions other_findings`,
  ),
  question(
    "trend",
    "问题类别年度趋势",
    "Categories by year",
    `year level1 n denominator share share_low share_high interval_method units_with units notices
     small_n`,
  ),
  question(
    "round_over_round",
    "同一单位前后两轮对比",
    "The same unit, one round after another",
    `unit_id unit unit_level region level1 earlier_notice_id earlier_year earlier_n earlier_denominator
     earlier_share notice_id inspection_year n denominator share change small_n`,
  ),
  question(
    "keyness",
    "各组特征词",
    "Key terms of each group",
    `grouping group_value term n leaves group_terms reference_n reference_terms g2 log_odds_z
     dispersion notices_with notices`,
  ),
  question(
    "keyness_excerpts",
    "特征词出处",
    "The statements each term was counted in",
    `term problem_id notice_id unit_id unit unit_type unit_level region inspecting_body inspection_year code
     level1 n text`,
  ),
];
