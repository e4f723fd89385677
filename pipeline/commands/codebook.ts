import { Failure } from "../failure.ts";
import { describe, oneOf, type Register, wholeNumber, withDatabase } from "./shared/command.ts";
import { printable, type Terminal, textTable } from "./shared/terminal.ts";

const FORMATS = ["table", "json"] as const;

export const register: Register = (program, terminal) => {
  const { say } = terminal;
  const group = describe(
    program,
    terminal,
    "codebook",
    {
      zh: "编码本：检查，逐条规则的表现，新编码建议，按版本对照改码",
      en: "the codebook: check it, how its rules do, proposals for new codes, recode a database",
    },
    ["xunjian codebook check", "xunjian codebook rules", "xunjian codebook propose --db out/xunjian.duckdb"],
  );
  describe(
    group,
    terminal,
    "check",
    {
      zh: "检查编码本与规则：目标、线索词、例句、走不到的规则",
      en: "check codebook and rules: targets, cues, examples, rules that are never reached",
    },
    ["xunjian codebook check"],
  ).action(async () => check(terminal));
  describe(
    group,
    terminal,
    "rules",
    {
      zh: "每条规则在标注上的覆盖、决定、正确率，以及规则之间的重叠与冲突",
      en: "how each rule does on labels: coverage, decisions, accuracy, and where rules overlap or conflict",
    },
    ["xunjian codebook rules", "xunjian codebook rules --gold labels --format json"],
  )
    .option(
      "--gold <dir>",
      say({
        zh: "标注：JSON 或编码表 JSONL，默认为自带的样例标注",
        en: "labels: JSON, or coding sheets as JSONL; by default those of the sample",
      }),
    )
    .option("--format <format>", FORMATS.join(" / "), "table")
    .action(async (flags: RulesFlags) => rules(flags, terminal));
  withDatabase(
    describe(
      group,
      terminal,
      "propose",
      {
        zh: "编码本没有覆盖到的：把弃权、其他和待复核的问题按相近归组，给出区别词，作为新编码的建议",
        en: "what the codebook misses: abstentions, `other` and leaves to be reviewed in groups with their telling words",
      },
      ["xunjian codebook propose --db out/xunjian.duckdb --size 20"],
    ),
    terminal,
  )
    .option("--size <n>", say({ zh: "最多几组", en: "groups at most" }), "20")
    .option("--format <format>", FORMATS.join(" / "), "table")
    .action(async (flags: ProposeFlags) => propose(flags, terminal));
  withDatabase(
    describe(
      group,
      terminal,
      "recode",
      {
        zh: "按版本对照表把数据库从旧编码本改到现行编码本，并重算各项比较",
        en: "move a database from an older codebook to this one by the crosswalk, and make all comparisons anew",
      },
      ["xunjian codebook recode --db old/xunjian.duckdb", "xunjian codebook recode --db old/xunjian.duckdb --from 1.0"],
    ),
    terminal,
  )
    .option(
      "--from <version>",
      say({
        zh: "数据库所用编码本的版本，默认为库中所记",
        en: "version the database was coded with, by default what it says",
      }),
    )
    .option(
      "--crosswalk <file>",
      say({ zh: "版本对照表，默认为自带的 crosswalk.yaml", en: "crosswalk, by default the project's crosswalk.yaml" }),
    )
    .action(async (flags: RecodeFlags) => recodeAll(flags, terminal));
  group.action(() => {
    throw new Failure(USAGE, { exitCode: 2 });
  });
};

const USAGE = {
  zh: "用法错误：请写明 codebook check、rules、propose 或 recode",
  en: "Wrong usage: say codebook check, rules, propose or recode",
};

async function check({ say, lang, out }: Terminal): Promise<void> {
  const { codebook } = await import("../classify/codebook.ts");
  const { checkCodebook } = await import("../classify/check.ts");
  const findings = checkCodebook(undefined, lang);
  for (const { severity, code, message, remedy } of findings) out(`${severity}  ${code}  ${message}  → ${remedy}`);
  const { version, codes } = codebook();
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const summary = {
    zh: `编码本 ${version}，${codes.size} 个编码：${errors} 处错误，${findings.length - errors} 处提示`,
    en: `Codebook ${version}, ${codes.size} codes: ${errors} errors, ${findings.length - errors} remarks`,
  };
  if (errors > 0) throw new Failure(summary);
  out(say(summary));
}

interface RulesFlags {
  readonly gold?: string;
  readonly format: string;
}

async function rules(flags: RulesFlags, { say, out }: Terminal): Promise<void> {
  const format = oneOf("--format", flags.format, FORMATS);
  const { readLabelled } = await import("./shared/labelled-folder.ts");
  const { ruleReport } = await import("../classify/study/rule-report.ts");
  const { ruleFile } = await import("../classify/rule-file.ts");
  const statements = readLabelled(flags.gold ?? null);
  const n = statements.length;
  const { uses, overlaps } = ruleReport(statements);
  const why = new Map(ruleFile().rules.map((rule) => [rule.id, rule.why]));
  if (format === "json") {
    const rows = uses.map(({ rightCategory, right, ...use }) => ({
      ...use,
      n,
      coverage: use.holds / n,
      right_level1: rightCategory,
      right_level2: right,
      why: why.get(use.rule) ?? null,
    }));
    const pairs = overlaps.map(({ isConflict, ...overlap }) => ({ ...overlap, is_conflict: isConflict }));
    out(JSON.stringify({ n, rules: rows, overlaps: pairs }, null, 1));
    return;
  }
  const share = (part: number, whole: number): string | null => (whole === 0 ? null : (part / whole).toFixed(3));
  const rows = uses
    .filter(({ holds }) => holds > 0)
    .map((use) => [
      use.rule,
      use.holds,
      share(use.holds, n),
      use.decides,
      share(use.rightCategory, use.decides),
      share(use.right, use.decides),
    ]);
  const header = say({
    zh: "规则 成立 覆盖率 决定 一级正确率 二级正确率",
    en: "rule holds coverage decides right-level-1 right-level-2",
  });
  for (const line of textTable(header.split(" "), rows)) out(line);
  const silent = uses.filter(({ holds }) => holds === 0).map(({ rule }) => rule);
  out(say({ zh: `从未成立：${silent.join(" ") || "无"}`, en: `Never hold: ${silent.join(" ") || "none"}` }));
  if (overlaps.length > 0) {
    out("");
    const conflict = (is: boolean): string => (is ? say({ zh: "冲突", en: "conflict" }) : "");
    const pairs = overlaps.map((one) => [one.earlier, one.later, one.statements, conflict(one.isConflict)]);
    const heading = say({ zh: "在前（生效） 在后 条数 冲突", en: "earlier(decides) later leaves conflict" });
    for (const line of textTable(heading.split(" "), pairs)) out(line);
  }
  out(
    say({
      zh: `${n} 条标注，${uses.length} 条规则与步骤（只看规则，不含模型）`,
      en: `${n} labels, ${uses.length} rules and steps (rules alone, without the model)`,
    }),
  );
}

interface ProposeFlags {
  readonly db: string;
  readonly size: string;
  readonly format: string;
}

async function propose(flags: ProposeFlags, { say, out }: Terminal): Promise<void> {
  const format = oneOf("--format", flags.format, FORMATS);
  const size = wholeNumber("--size", flags.size, 1);
  const { fromDatabase } = await import("../load/database.ts");
  const { unsettledLeaves } = await import("../classify/labelling/label-database.ts");
  const { codeProposals } = await import("../classify/study/proposals.ts");
  const { unsettled, settled } = await fromDatabase(flags.db, unsettledLeaves);
  const groups = codeProposals(unsettled, settled).slice(0, size);
  const grouped = groups.reduce((sum, { leaves }) => sum + leaves.length, 0);
  if (format === "json") {
    const proposals = groups.map(({ terms, leaves }) => ({
      n: leaves.length,
      terms,
      leaves: leaves.map(({ problemId, text }) => ({ problem_id: problemId, text })),
    }));
    out(JSON.stringify({ n: unsettled.length + settled.length, unsettled: unsettled.length, proposals }, null, 1));
    return;
  }
  for (const { terms, leaves } of groups) {
    out(`${leaves.length}  ${terms.map(printable).join(" ")}`);
    for (const { problemId, text } of leaves) out(`    ${problemId}  ${printable(text)}`);
  }
  out(
    say({
      zh: `${unsettled.length + settled.length} 条中 ${unsettled.length} 条未定，归成 ${groups.length} 组 ${grouped} 条`,
      en: `${unsettled.length} of ${unsettled.length + settled.length} leaves are unsettled; ${grouped} of them in ${groups.length} groups`,
    }),
  );
}

interface RecodeFlags {
  readonly db: string;
  readonly from?: string;
  readonly crosswalk?: string;
}

async function recodeAll(flags: RecodeFlags, terminal: Terminal): Promise<void> {
  const { say, out } = terminal;
  const { recodeToCurrent } = await import("./shared/recode-database.ts");
  const { changed, toReview, from, to } = await recodeToCurrent(flags.db, flags.from ?? null, flags.crosswalk ?? null);
  out(
    say(
      from === to
        ? {
            zh: `已是编码本 ${to}，无需改码：${flags.db}`,
            en: `Already codebook ${to}, nothing to recode: ${flags.db}`,
          }
        : {
            zh: `编码本 ${from} → ${to}：改码 ${changed} 行，${toReview} 条待重新编码：${flags.db}`,
            en: `Codebook ${from} → ${to}: ${changed} rows recoded, ${toReview} leaves to be coded again: ${flags.db}`,
          },
    ),
  );
}
