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
    const shared = new Set(["compared_leaves", "term_counts"]);
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

/** What must add up to the same number in every corpus; each is an invariant of a contract. */
const TOTALS: readonly (readonly [what: string, total: string, rows: string])[] = [
  ["unit_category", "select coalesce(sum(n), 0)", COUNTED],
  ["category_recurrence", "select coalesce(sum(leaves), 0)", COUNTED],
  ["unit_measures", "select coalesce(sum(leaves), 0)", COUNTED],
  ["money_trail", "select coalesce(sum(leaves), 0)", COUNTED],
  ["trend", "select coalesce(sum(n), 0)", COUNTED],
  ["completion", "select coalesce(sum(leaves), 0)", COUNTED],
  ["open_items", "select count(*)", `${COUNTED} and status in ('partial', 'ongoing', 'not-started')`],
  [
    "measure_profile",
    "select coalesce(sum(measures), 0)",
    `measures where problem_id in (select problems.problem_id from ${COUNTED})`,
  ],
];

async function count(connection: DuckDBConnection, sql: string): Promise<number> {
  const [row] = (await connection.runAndReadAll(`select (${sql})::integer`)).getRowsJson();
  return row![0] as number;
}

describe("no double counting", () => {
  test("totals of the views reconcile with problems", async () => {
    await fc.assert(
      fc.asyncProperty(corpus, async (notices) => {
        const connection = await databaseOf(notices);
        await compareAll(connection);
        for (const [view, total, rows] of TOTALS)
          expect(await count(connection, `${total} from ${view}`), view).toBe(
            await count(connection, `select count(*) from ${rows}`),
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

test("the same tables give the same rows, on a second run and in another order of insertion", async () => {
  const notices = fc.sample(corpus, { seed: 7, numRuns: 40 }).sort((a, b) => b.length - a.length)[0]!;
  const dump = async (connection: DuckDBConnection): Promise<string[]> => {
    await compareAll(connection);
    const dumps = [];
    for (const { name } of QUESTIONS) dumps.push(JSON.stringify(await rowsOf(connection, `select * from ${name}`)));
    return dumps;
  };
  const connection = await databaseOf(notices);
  const first = await dump(connection);
  expect(await dump(connection)).toEqual(first);
  const reversed = await databaseOf([]);
  for (const notice of [...notices].reverse()) await insertNotices(reversed, [notice]);
  expect(await dump(reversed)).toEqual(first);
});
