import { readFileSync } from "node:fs";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { parse } from "yaml";
import { dataFile } from "../../pipeline/package-root.ts";

/** A seeded source of choices, so that a corpus is the same on every run. */
export class Choice {
  private readonly generator;
  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed);
  }
  /** In [0, 1). */
  share(): number {
    return (this.generator.next() >>> 0) / 0x100000000;
  }
  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
  /** Zipf-like: the first entries are much more frequent, as words are. */
  ranked<T>(list: readonly T[]): T {
    return list[Math.floor(list.length ** this.share()) - 1]!;
  }
}

/** A statement as its words, so that its terms are known without a segmenter. */
export interface Worded {
  readonly level1: string;
  readonly clauses: readonly (readonly string[])[];
}

interface CodebookCategory {
  readonly code: string;
  readonly cues?: readonly string[];
  readonly subcodes?: readonly CodebookCategory[];
}

const FAULTS =
  "落实不到位 执行不严格 流于形式 底数不清 把关不严 长期空缺 未按规定公开 程序不规范 记录不完整 监督缺位 推进缓慢 未及时更新 审核不严 资料缺失 管理松散 未专题研究 台账不全 效果不明显 标准不高 缺乏针对性 超期未办理 未有效整合 覆盖面不广 作用发挥不充分 存在盲区 部署多检查少 未建立机制 压力传导不够 重视程度不高 虎头蛇尾".split(
    " ",
  );
const MEASURE_WORDS = "次 个 人 万元 项 份 处 场 件 家".split(" ");
const SYLLABLES =
  "安宝昌长川春达德东恩福富高光广桂海汉和恒红洪华淮吉嘉建江金锦荆景九康兰乐丽良林灵龙鲁梅明南宁平浦齐前青清泉仁荣瑞山上盛石双水顺泰天通万文武西仙新兴秀阳益永玉元云泽镇中洲紫".split(
    "",
  );
const INSTITUTIONS = "路社区 镇文化站 村委会 工程项目 博物馆 服务中心 公司 分院 街道办 专项工作组 幼儿园 供销社".split(
  " ",
);

/** Categories of the codebook with the words their statements are about. */
export function codebookWords(): Map<string, string[]> {
  const codebook = parse(readFileSync(dataFile("codebook", "codebook.yaml"), "utf8")) as Record<string, unknown>;
  const categories = Object.values(codebook).find(
    (value) => Array.isArray(value) && (value[0] as CodebookCategory | undefined)?.subcodes !== undefined,
  ) as readonly CodebookCategory[];
  const words = (category: CodebookCategory): string[] => [
    ...(category.cues ?? []),
    ...(category.subcodes ?? []).flatMap(words),
  ];
  return new Map(categories.map((category) => [category.code, [...new Set(words(category))]]));
}

/** An invented finding of the category: two to four clauses of cues, faults, invented names and numbers. */
export function inventStatement(choice: Choice, level1: string, cues: readonly string[]): Worded {
  const name = (): string[] => [choice.of(SYLLABLES) + choice.of(SYLLABLES), choice.of(INSTITUTIONS)];
  const clauses: string[][] = [[choice.ranked(cues), choice.ranked(FAULTS)]];
  const patterns = [
    () => [...name(), choice.of(cues), choice.of(FAULTS)],
    () => [`${2012 + choice.below(13)}年`, `${1 + choice.below(12)}月`, choice.of(cues), choice.of(FAULTS)],
    () => [...name(), choice.of(cues), "涉及", `${1 + choice.below(980)}`, choice.of(MEASURE_WORDS)],
    () => ["个别", "干部", "对", choice.of(cues), "与", choice.of(cues), choice.of(FAULTS)],
  ];
  for (let extra = 1 + choice.below(3); extra > 0; extra--) clauses.push(choice.of(patterns)());
  return { level1, clauses };
}

/** The statement as printed. */
export function printed(statement: Worded): string {
  return `${statement.clauses.map((words) => words.join("")).join("，")}。`;
}

/** Its terms, as a segmenter would count them. */
export function termsOf(statement: Worded): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of statement.clauses.flat()) if (!/^\d/.test(word)) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The same statement, lightly edited: another number or name, a word dropped, added or exchanged, clauses exchanged. */
export function edited(choice: Choice, statement: Worded, cues: readonly string[], edits: number): Worded {
  let clauses = statement.clauses.map((words) => [...words]);
  for (let edit = 0; edit < edits; edit++) {
    const clause = choice.of(clauses);
    const at = choice.below(clause.length);
    const kinds = [
      () => clause.splice(at, 1, choice.of(cues)),
      () => clause.length > 2 && clause.splice(at, 1),
      () => clause.splice(at, 0, choice.of(["仍", "还", "普遍", "部分", "有的"])),
      () => {
        clauses = clauses.length > 1 ? [...clauses.slice(1), clauses[0]!] : clauses;
      },
    ];
    choice.of(kinds)();
  }
  return { level1: statement.level1, clauses };
}
