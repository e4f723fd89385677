import fc from "fast-check";
import { expect, test } from "vitest";
import { compareAll } from "../../pipeline/compare/compare.ts";
import { formKey } from "../../pipeline/compare/recurrence/wording.ts";
import { Choice, codebookWords, edited, inventStatement, printed, type Worded } from "./corpus.ts";
import { databaseOf, type GivenNotice, rowsOf } from "./database.ts";

const passage = "修订公务接待审批办法并印发各科室执行，每季度公布一次接待清单";

function notice(id: string, unit: string, year: number, ...texts: string[]): GivenNotice {
  return { id, unit, year, leaves: [{ code: "conduct", measures: texts.map((text) => ({ text })) }] };
}

test("copies and shared passages between units, the earlier notice first; nothing within a unit", async () => {
  const connection = await databaseOf([
    notice("late", "乙局", 2023, `针对问题，${passage}，退回超支款项。`),
    notice("early", "甲局", 2021, passage, "更换财务负责人，清理备用金"),
    notice("own", "甲局", 2022, passage),
    notice("third", "丙局", 2024, passage),
  ]);
  await compareAll(connection);
  const rows = await rowsOf(
    connection,
    "select a_measure_id, b_measure_id, similarity, is_boilerplate, a_quote, quote from copied_measures order by 1, 2",
  );
  expect(rows).toEqual([
    {
      ...{ a_measure_id: "early-1-m1", b_measure_id: "late-1-m1", similarity: 1, is_boilerplate: false },
      ...{ a_quote: passage, quote: passage },
    },
    {
      ...{ a_measure_id: "early-1-m1", b_measure_id: "third-1-m1", similarity: 1, is_boilerplate: false },
      ...{ a_quote: passage, quote: passage },
    },
    {
      ...{ a_measure_id: "late-1-m1", b_measure_id: "third-1-m1", similarity: 1, is_boilerplate: false },
      ...{ a_quote: passage, quote: passage },
    },
    {
      ...{ a_measure_id: "own-1-m1", b_measure_id: "late-1-m1", similarity: 1, is_boilerplate: false },
      ...{ a_quote: passage, quote: passage },
    },
    {
      ...{ a_measure_id: "own-1-m1", b_measure_id: "third-1-m1", similarity: 1, is_boilerplate: false },
      ...{ a_quote: passage, quote: passage },
    },
  ]);
  const units = await rowsOf(connection, "select unit, measures, copied, boilerplate from unit_measures order by unit");
  expect(units.map((row) => Object.values(row))).toEqual([
    ["丙局", 1, 1, 0],
    ["乙局", 1, 1, 0],
    ["甲局", 3, 2, 0],
  ]);
});

test("planted copies of measures: exact ones all found, edited ones nearly, and nothing else", async () => {
  const choice = new Choice(5);
  const categories = [...codebookWords()].filter(([code]) => code !== "other");
  const invented = (): Worded => {
    const one = inventStatement(choice, ...choice.of(categories));
    return { ...one, clauses: [...one.clauses, ...inventStatement(choice, ...choice.of(categories)).clauses] };
  };
  const measures = Array.from({ length: 80 }, () => Array.from({ length: 15 }, () => printed(invented())));
  const planted = new Map<string, "exact" | "edited">();
  for (let pair = 0; pair < 200; pair++) {
    const [from, to] = [pair % 80, (pair + 1 + choice.below(79)) % 80];
    const original = invented();
    const isExact = pair % 2 === 0;
    const copy = isExact ? original : edited(choice, original, choice.of(categories)[1], 2);
    if (from === to || (!isExact && longestRun(printed(original), printed(copy)) < 12)) continue;
    planted.set(
      [`n${from}-1-m${measures[from]!.push(printed(original))}`, `n${to}-1-m${measures[to]!.push(printed(copy))}`]
        .sort()
        .join(" "),
      isExact ? "exact" : "edited",
    );
  }
  const connection = await databaseOf(measures.map((texts, unit) => notice(`n${unit}`, `第${unit}局`, 2020, ...texts)));
  await compareAll(connection);
  const rows = await rowsOf(
    connection,
    "select distinct a_measure_id as a, b_measure_id as b from copied_measures where not is_boilerplate and similarity >= 0.3",
  );
  const found = new Set(rows.map(({ a, b }) => [a, b].sort().join(" ")));
  const recall = (kind: string): number => {
    const all = [...planted].filter(([, how]) => how === kind);
    return all.filter(([pair]) => found.has(pair)).length / all.length;
  };
  expect(planted.size).toBeGreaterThan(150);
  expect(recall("exact")).toBe(1);
  expect(recall("edited")).toBeGreaterThanOrEqual(0.95);
  expect([...found].filter((pair) => planted.has(pair)).length / found.size).toBeGreaterThanOrEqual(0.99);
});

/** Length of the longest run of equal characters, punctuation left out. */
function longestRun(a: string, b: string): number {
  const [one, other] = [formKey(a), formKey(b)];
  let longest = 0;
  for (let start = 0; start < one.length; start++)
    while (other.includes(one.slice(start, start + longest + 1)) && start + longest < one.length) longest++;
  return longest;
}

test("what many different measures of many units contain is boilerplate", async () => {
  const formula = "召开党组会议专题研究部署整改工作，明确责任领导和完成时限";
  const own = [
    "退还多收押金一万二千元",
    "与租户补签租赁合同三份",
    "更新消防器材四十余件",
    "清点馆藏图书并登记造册",
    "在村务栏公示低保名单",
    "拆除违建围墙恢复原状",
    "归集职工档案统一上架",
    "关停闲置微博账号两个",
  ];
  const connection = await databaseOf(
    own.map((text, index) => notice(`n${index}`, `第${index}局`, 2020, `${formula}，${text}。`)),
  );
  await compareAll(connection);
  const rows = await rowsOf(connection, "select is_boilerplate, quote from copied_measures");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.is_boilerplate === true && row.quote === formula)).toBe(true);
  expect(await rowsOf(connection, "select phrase, units, statements from formulae where field = 'measure'")).toEqual([
    { phrase: formKey(formula), units: 8, statements: 8 },
  ]);
});

test("a formula that stands in a longer one is counted there too, and what too few use is no row", async () => {
  const formula = "召开党组会议专题研究部署整改工作，明确责任领导和完成时限";
  const longer = `${formula}，每月调度一次进展情况并记录在案`;
  const own = [
    "退还多收押金一万二千元",
    "与租户补签租赁合同三份",
    "更新消防器材四十余件",
    "清点馆藏图书并登记造册",
    "在村务栏公示低保名单",
    "拆除违建围墙恢复原状",
    "归集职工档案统一上架",
    "关停闲置微博账号两个",
    "补植枯死苗木两百株",
    "重做渔船检验六艘次",
    "校车线路全部重新审批",
    "粮库熏蒸台账逐仓补记",
  ];
  const connection = await databaseOf(
    own.map((text, index) => notice(`n${index}`, `第${index}局`, 2020, `${index < 6 ? formula : longer}，${text}。`)),
  );
  await compareAll(connection);
  const rows = await rowsOf(connection, "select phrase, units, statements, uses from formulae where field = 'measure'");
  expect(rows).toContainEqual({ phrase: formKey(formula), units: 12, statements: 12, uses: 12 });
  expect(rows).toContainEqual({ phrase: formKey(longer), units: 6, statements: 6, uses: 6 });
  for (const { units, statements } of rows) {
    expect(units).toBeGreaterThanOrEqual(4);
    expect(statements).toBeGreaterThanOrEqual(6);
  }
});

test("the title of a document that two measures name is no copy", async () => {
  const title = "《关于进一步规范机关公务接待和差旅费管理工作的若干规定》";
  const connection = await databaseOf([
    notice("a", "甲局", 2021, `组织全体职工学习${title}两次`),
    notice("b", "乙局", 2022, `对照${title}清退多报费用三千元`),
  ]);
  await compareAll(connection);
  expect(await rowsOf(connection, "select is_boilerplate from copied_measures")).toEqual([{ is_boilerplate: true }]);
  expect(await rowsOf(connection, "from formulae")).toEqual([]);
});

test("offsets count code points: the two quotes of every row are equal after folding", async () => {
  const measure = fc
    .array(
      fc.constantFrom(
        "𠮷安镇",
        "２０２２年",
        "公开招租",
        "门面房三间，",
        " 收回租金",
        "。",
        "８.５万元",
        "建立台账",
        "㎡",
      ),
      {
        minLength: 6,
        maxLength: 12,
      },
    )
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(measure, { minLength: 2, maxLength: 6 }), async (texts) => {
      const connection = await databaseOf(texts.map((text, index) => notice(`n${index}`, `第${index}局`, 2020, text)));
      await compareAll(connection);
      for (const row of await rowsOf(connection, "select a_quote, quote from copied_measures"))
        expect(formKey(row.quote as string)).toBe(formKey(row.a_quote as string));
    }),
    { numRuns: 5 },
  );
}, 120_000);
