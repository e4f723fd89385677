import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { contractFileOf, QUESTIONS, sqlFileOf } from "../../pipeline/compare/questions.ts";
import { pipelineFile } from "../../pipeline/package-root.ts";
import { databaseOf, type GivenLeaf, type GivenNotice, insertNotices, rowsOf } from "./database.ts";

describe("the catalogue", () => {
  test.each(QUESTIONS.map((question) => [question.name, question] as const))(
    "%s: view, columns, contract",
    async (_, question) => {
      expect(existsSync(sqlFileOf(question))).toBe(true);
      expect(question.title.zh).not.toBe("");
      expect(question.title.en).not.toBe("");
      const contract = readFileSync(contractFileOf(question), "utf8");
      expect(contract.startsWith(`# ${question.name}\n`)).toBe(true);
      expect(contract).toContain("**Grain**");
      for (const column of question.columns)
        expect(contract, `${question.name}.md explains ${column}`).toContain(`\`${column}\``);
    },
  );

  test("columns are those of the views", async () => {
    const connection = await databaseOf([]);
    await compareAll(connection);
    for (const question of QUESTIONS) {
      const described = await rowsOf(connection, `describe ${question.name}`);
      expect(described.map((row) => row.column_name)).toEqual(question.columns);
    }
  });

  test("every view that a query file creates is in it, or is no question", () => {
    const asked = new Set(QUESTIONS.map((question) => question.name));
    const shared = new Set(["compared_leaves", "compared_units", "term_counts"]);
    for (const file of readdirSync(pipelineFile("compare")).filter((name) => name.endsWith(".sql"))) {
      const created = /create or replace view (\w+)/.exec(readFileSync(pipelineFile("compare", file), "utf8"))?.[1];
      if (created) expect(asked.has(created) || shared.has(created), `${file} creates ${created}`).toBe(true);
    }
  });
});

const leaf: fc.Arbitrary<GivenLeaf> = fc.record({
  text: fc.constantFrom(
    "党费收缴不及时，三个支部未按月交纳",
    "公务接待无公函，陪餐人数超标",
    "会议记录不完整",
    "第三季度未开展谈话提醒",
  ),
  code: fc.constantFrom(
    "finance",
    "finance.projects",
    "ideology",
    "prior-rectification.recurrence",
    "other.not-public",
    null,
  ),
  secondary: fc.constantFrom([], ["decision-making"], ["conduct.thrift", "personnel"]),
  status: fc.constantFrom(null, "completed", "ongoing", "partial"),
  terms: fc.constantFrom({}, { 党费: 2, 支部: 1 }, { 公函: 1 }, { 支部: 3 }),
  money: fc.constantFrom([], [100], [100, 20]),
  measures: fc.array(
    fc.record({
      text: fc.constantFrom("召开党组会专题研究部署整改工作并制定清单", "已将款项全部上缴财政专户", "下一步将加强学习"),
      type: fc.constantFrom("rule-making", "funds-recovery", "study-training"),
      modality: fc.constantFrom("done" as const, "planned" as const, "ongoing" as const, "none" as const),
      specificity: fc.nat(3),
    }),
    { maxLength: 3 },
  ),
});

const corpus: fc.Arbitrary<GivenNotice[]> = fc
  .array(
    fc.record({
      unit: fc.constantFrom("甲局", "乙局", "丙局", "丁局"),
      region: fc.constantFrom("湖南省", "江苏省"),
      isNotice: fc.constantFrom(true, true, true, false),
      isCanonical: fc.constantFrom(true, true, true, false),
      year: fc.integer({ min: 2019, max: 2023 }),
      leaves: fc.array(leaf, { maxLength: 14 }),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((notices) => notices.map((notice, index) => ({ ...notice, id: `n${index}` })));

const COUNTED = `problems join notices using (notice_id) left join problem_categories as coded
  on coded.problem_id = problems.problem_id and coded.is_primary
  where is_leaf and is_notice and is_canonical and coalesce(coded.code, '') <> 'other.not-public'`;

/** A number of a view and what `problems` (or what hangs on them) says it must be. */
type Reconciled = readonly [fromView: string, fromTables: string];

const LEAVES = `(select count(*) from ${COUNTED})`;
const LEAF_IDS = `(select problems.problem_id from ${COUNTED})`;
const MEASURES = `(select count(*) from measures where problem_id in ${LEAF_IDS})`;
const TERMS = `(select sum(count) from terms where measure_id is null and problem_id in ${LEAF_IDS})`;
const NOTICES = "(select count(*) from notices where is_notice and is_canonical)";

/** Of every question the totals that must reconcile; a question without an entry fails the test below. */
const RECONCILED: Readonly<Record<string, readonly Reconciled[]>> = {
  unit_category: [["select sum(n) from unit_category", LEAVES]],
  group_category: [
    ["select sum(n) from group_category", `7 * ${LEAVES}`],
    ["select count(distinct grouping) from group_category", `if(${LEAVES} > 0, 7, 0)`],
  ],
  association: [["select count(*) from association", `(select count(*) from association where leaves = ${LEAVES})`]],
  category_recurrence: [["select sum(leaves) from category_recurrence", LEAVES]],
  recurrence_clusters: [
    ["select sum(leaves) from recurrence_clusters", "(select count(*) from recurrences)"],
    [
      "select sum(leaves) from recurrence_clusters where tier = 'same-category'",
      `(select count(*) from (select count(distinct notice_id) over (partition by c.code) as notices from problems
        join notices using (notice_id) join problem_categories c using (problem_id)
        where c.is_primary and c.level1 <> 'other' and problem_id in ${LEAF_IDS}) where notices > 1)`,
    ],
  ],
  recurrence_members: [
    ["select count(*) from recurrence_members", "(select count(*) from recurrences)"],
    [
      "select count(*) from recurrence_members",
      `(select count(*) from (select distinct tier, problem_id from recurrences) where problem_id in ${LEAF_IDS})`,
    ],
  ],
  formulae: [
    [
      "select count(*) from formulae where field = 'problem'",
      `(select count(*) from formulae where field = 'problem' and uses <= ${LEAVES} and statements <= uses)`,
    ],
    [
      "select count(*) from formulae where field = 'measure'",
      `(select count(*) from formulae where field = 'measure' and uses <= ${MEASURES} and statements <= uses)`,
    ],
  ],
  prior_repeats: [
    [
      "select count(*) from prior_repeats",
      `(select count(distinct problem_id) from prior_repeats where problem_id in ${LEAF_IDS})`,
    ],
  ],
  measure_profile: [
    ["select sum(measures) from measure_profile", MEASURES],
    [
      "select sum(leaves) from (select any_value(category_leaves) as leaves from measure_profile group by level1)",
      LEAVES,
    ],
    ["select sum(done + ongoing + planned + no_action) from measure_profile", MEASURES],
  ],
  unit_measures: [
    ["select sum(leaves) from unit_measures", LEAVES],
    ["select sum(measures) from unit_measures", MEASURES],
  ],
  copied_measures: [
    ["select count(*) from copied_measures", "(select count(*) from text_reuse)"],
    [
      "select count(distinct id) from (select unnest([a_measure_id, b_measure_id]) as id from copied_measures where not is_boilerplate)",
      "(select sum(copied) from unit_measures)",
    ],
    [
      "select count(*) from copied_measures",
      `(select count(*) from copied_measures where b_measure_id in
        (select measure_id from measures where problem_id in ${LEAF_IDS}))`,
    ],
  ],
  money_trail: [["select sum(leaves) from money_trail", LEAVES]],
  withheld: [
    ["select count(*) from withheld", NOTICES],
    ["select sum(placeholders) from withheld", "(select count(*) from compared_leaves where is_withheld)"],
  ],
  completion: [
    ["select sum(leaves) from completion", LEAVES],
    [
      "select sum(leaves + withheld) from completion",
      "(select count(*) from problems join notices using (notice_id) where is_leaf and is_notice and is_canonical)",
    ],
  ],
  open_items: [
    [
      "select count(*) from open_items",
      `(select count(*) from ${COUNTED} and status in ('partial', 'ongoing', 'not-started'))`,
    ],
  ],
  unit_similarity: [
    [
      "select sum(denominator) from unit_similarity",
      "(select sum(leaves) from unit_similarity join unit_measures using (unit_id))",
    ],
  ],
  unit_contrast: [
    ["select sum(n) from unit_contrast", "(select sum(denominator) from unit_similarity)"],
    ["select sum(other_n) from unit_contrast", "(select sum(other_denominator) from unit_similarity)"],
  ],
  reconciliation: [
    [
      "select count(*) from reconciliation",
      "(select count(*) from reconciliations join notices using (notice_id) where is_notice and is_canonical)",
    ],
  ],
  self_consistency: [
    ["select count(*) from self_consistency", NOTICES],
    [
      "select sum(exact + off + level_not_printed + inconsistent + not_applicable) from self_consistency",
      "(select count(*) from reconciliation)",
    ],
    [
      "select sum(numbering + contradictions + other_findings) from self_consistency",
      "(select count(*) from findings join notices using (notice_id) where stage = 'parse' and is_notice and is_canonical)",
    ],
  ],
  trend: [["select sum(n) from trend", `(select count(*) from ${COUNTED} and inspection_year is not null)`]],
  round_over_round: [
    [
      "select sum(n) from round_over_round",
      `(select sum(n) from (select distinct notice_id from round_over_round) join
        (select notices.notice_id, count(*) as n from ${COUNTED} group by 1) using (notice_id))`,
    ],
  ],
  keyness: [
    ["select sum(n) from keyness where grouping in ('unit', 'level1')", `2 * ${TERMS}`],
    ["select count(*) from keyness", "(select count(*) from keyness where leaves <= n)"],
  ],
  keyness_excerpts: [["select sum(n) from keyness_excerpts", TERMS]],
};

async function numberOf(connection: DuckDBConnection, sql: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(`select coalesce((${sql}), 0)::double`)).getRows();
  return row![0] as number;
}

describe("no double counting", () => {
  test("every question says what its totals must reconcile with", () => {
    expect(Object.keys(RECONCILED).sort()).toEqual(QUESTIONS.map(({ name }) => name).sort());
  });

  test("totals of every view reconcile with problems", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async (notices) => {
        const connection = await databaseOf(notices);
        await connection.run(
          "insert into reconciliations select notice_id, 'problems', 3, 'problems', 3, 0, 'exact', 'r' from notices",
        );
        await connection.run(
          "insert into findings select notice_id, null, 'parse', 'parse/number-gap', 'warning', '', '', 0, 0, '{}' from notices",
        );
        await compareAll(connection);
        for (const [name, totals] of Object.entries(RECONCILED))
          for (const [fromView, fromTables] of totals)
            expect(await numberOf(connection, fromView), `${name}: ${fromView}`).toBe(
              await numberOf(connection, `select ${fromTables}`),
            );
        for (const empty of EMPTY) expect(await rowsOf(connection, empty), empty).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 180_000);
});

/** Queries that must find nothing in any corpus. */
const EMPTY = [
  "select grouping from group_category group by grouping having sum(n) <> (select count(*) from compared_leaves where not is_withheld)",
  "select 1 from unit_category group by unit_id having abs(sum(share) - 1) > 1e-9 or abs(sum(expected) - any_value(denominator)) > 1e-6",
  "select 1 from unit_category where p_adjusted < p or p not between 0 and 1 or share_low > share or share_high < share",
  "select tier, problem_id from recurrences group by all having count(*) > 1",
  "select cluster_id from recurrence_clusters where notices < 2",
  "select 1 from recurrences join problems using (problem_id) join notices using (notice_id) where not (is_notice and is_canonical)",
  "select problem_id from prior_repeats group by problem_id having count(*) > 1",
  "select 1 from prior_repeats join notices as earlier on earlier.notice_id = earlier_notice_id join notices as later on later.notice_id = prior_repeats.notice_id where earlier.unit_id <> later.unit_id or earlier.inspection_end >= later.inspection_end",
  "select 1 from prior_repeats where basis = 'later-notice' and not linked",
  "select 1 from copied_measures where a_unit_id = unit_id",
  "select 1 from unit_measures where done + ongoing + planned + no_action <> measures",
  "select 1 from keyness group by grouping, group_value having sum(n) <> any_value(group_terms)",
  ...Object.entries({ unit: "unit_id", level1: "level1", region: "region", year: "inspection_year::varchar" }).map(
    ([grouping, column]) => `select 1 from (from keyness where grouping = '${grouping}') as keyness left join (
       select ${column} as group_value, term, sum(n) as n, count(*) as leaves from keyness_excerpts group by all
     ) as opened using (group_value, term)
     where opened.n is distinct from keyness.n or opened.leaves is distinct from keyness.leaves`,
  ),
  "select 1 from unit_contrast join unit_similarity as pair using (unit_id, other_unit_id) group by unit_id, other_unit_id having abs(sum(contribution) - any_value(pair.jsd)) > 1e-9",
  "select 1 from round_over_round group by earlier_notice_id, notice_id having abs(sum(change)) > 1e-9",
];

/** Every row of every question, and of the tables search reads. */
async function everything(connection: DuckDBConnection): Promise<Record<string, unknown>> {
  await compareAll(connection);
  const answers: Record<string, unknown> = {};
  for (const { name } of QUESTIONS) answers[name] = await rowsOf(connection, `select * from ${name}`);
  for (const table of ["search_fields", "search_terms", "search_postings", "unit_resamples"])
    answers[table] = await rowsOf(connection, `select * from ${table}`);
  return answers;
}

/** Takes notices with all their rows away. */
async function removeNotices(connection: DuckDBConnection, like: string): Promise<void> {
  for (const table of ["notices", "problems", "problem_categories", "measures", "measure_types", "terms", "evidence"])
    await connection.run(`delete from ${table} where notice_id like '${like}'`);
}

const largest = (seed: number): GivenNotice[] =>
  fc.sample(corpus, { seed, numRuns: 40 }).sort((a, b) => b.length - a.length)[0]!;

test("the same tables give the same rows, on a second run and in another order of insertion", async () => {
  const notices = largest(7);
  const connection = await databaseOf(notices);
  const first = await everything(connection);
  expect(await everything(connection)).toEqual(first);
  const reversed = await databaseOf([]);
  for (const notice of [...notices].reverse()) await insertNotices(reversed, [notice]);
  expect(await everything(reversed)).toEqual(first);
});

test("notices added after a comparison, or taken away, give the rows of a fresh one", async () => {
  const notices = largest(11);
  const fresh = await everything(await databaseOf(notices));
  const grown = await databaseOf(notices.slice(0, 3));
  await compareAll(grown);
  await insertNotices(grown, notices.slice(3, 5));
  await compareAll(grown);
  await insertNotices(grown, notices.slice(5));
  expect(await everything(grown)).toEqual(fresh);
  const more = notices.map((notice) => ({ ...notice, id: `more-${notice.id}` }));
  await insertNotices(grown, more);
  await compareAll(grown);
  await removeNotices(grown, "more-%");
  expect(await everything(grown)).toEqual(fresh);
});

test("whatever is added, taken away and changed, what was kept of the last comparison changes no row", async () => {
  const pool = largestUnits(5);
  const changed = (notice: GivenNotice): GivenNotice => ({
    ...notice,
    leaves: notice.leaves.map((leaf, index) => (index % 3 === 0 ? { ...leaf, code: "discipline" } : leaf)),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(fc.nat(pool.length - 1), fc.constantFrom("add" as const, "remove" as const, "change" as const)),
        { minLength: 2, maxLength: 6 },
      ),
      async (steps) => {
        const now = new Map(pool.slice(0, 4).map((notice) => [notice.id, notice]));
        const grown = await databaseOf([...now.values()]);
        await compareAll(grown);
        for (const [index, what] of steps) {
          const notice = pool[index]!;
          await removeNotices(grown, notice.id);
          now.delete(notice.id);
          if (what !== "remove") {
            now.set(notice.id, what === "add" ? notice : changed(notice));
            await insertNotices(grown, [now.get(notice.id)!]);
          }
          await compareAll(grown);
        }
        expect(await everything(grown)).toEqual(await everything(await databaseOf([...now.values()])));
      },
    ),
    { numRuns: 4, seed: 3 },
  );
}, 120_000);

test("kept resamples are used again, and only those of the units at hand stay", async () => {
  const grown = await databaseOf(largestUnits(4));
  const kept = (): ReturnType<typeof rowsOf> => rowsOf(grown, "select * from unit_resamples");
  await compareAll(grown);
  const first = await kept();
  expect(first.length).toBeGreaterThan(3);
  // A row no resampling could give shows whether it was read.
  await grown.run("update unit_resamples set p = 2");
  await compareAll(grown);
  expect(await rowsOf(grown, "select distinct p from unit_distances where p is not null")).toEqual([{ p: 2 }]);
  await removeNotices(grown, "kept-0");
  await compareAll(grown);
  expect((await kept()).length).toBeLessThan(first.length);
});

/** Notices of as many units, each with enough leaves for its profile to be compared. */
function largestUnits(units: number): GivenNotice[] {
  const codes = ["finance", "discipline", "party-building", "personnel"];
  return Array.from({ length: units }, (_, unit) => ({
    id: `kept-${unit}`,
    unit: `甲县${unit}局`,
    year: 2020 + unit,
    leaves: Array.from({ length: 11 + unit }, (_, leaf) => ({
      text: `第${unit}局第${leaf}项经费支出未附审批单`,
      code: codes[(leaf * (unit + 1)) % 4]!,
      terms: { 经费: 1, 审批单: 1 },
      measures: [{ text: `已补办第${leaf}项审批手续并通报批评经办人员` }],
    })),
  }));
}
