import type { Bilingual } from "../failure.ts";
import { DECLARED_KEYS, META_FIELDS } from "./gold.ts";

/**
 * What is compared. `f1`: a set of things to be found, scored by precision, recall and F1. `share`: one value each,
 * `none` included, scored by the share that is right.
 */
export interface Item {
  readonly id: string;
  readonly label: Bilingual;
  readonly scoredBy: "f1" | "share";
  /** The score pools every item whose id begins with `<id>.`. */
  readonly isPool: boolean;
}

const item = (id: string, scoredBy: Item["scoredBy"], zh: string, en: string, isPool = false): Item => ({
  id,
  label: { zh, en },
  scoredBy,
  isPool,
});

const META_NAMES: Readonly<Record<(typeof META_FIELDS)[number], readonly [string, string]>> = {
  unit: ["单位", "unit"],
  inspecting_body: ["巡察组", "inspecting body"],
  inspection_start: ["巡察开始", "inspection start"],
  inspection_end: ["巡察结束", "inspection end"],
  feedback_date: ["反馈日期", "feedback date"],
  as_of_date: ["截至日期", "as-of date"],
  published_on: ["发布日期", "page date"],
  signed_on: ["落款日期", "signature date"],
  title: ["标题", "title"],
  unit_type: ["单位类型", "unit type"],
  unit_level: ["单位层级", "unit level"],
  region: ["地区", "region"],
  region_code: ["行政区划代码", "region code"],
  inspection_kind: ["巡察类型", "kind of inspection"],
  round: ["轮次", "round"],
};

const DECLARED_NAMES: Readonly<Record<(typeof DECLARED_KEYS)[number], readonly [string, string]>> = {
  themes: ["方面", "themes"],
  problems: ["问题", "problems"],
  manifestations: ["具体表现", "manifestations"],
  tasks: ["整改任务", "tasks"],
  measures: ["整改措施", "measures"],
  completed: ["已完成", "completed"],
  partial: ["阶段性完成", "partial"],
  ongoing: ["持续推进", "ongoing"],
  remaining: ["剩余", "remaining"],
  immediate: ["立行立改", "immediate"],
  not_public: ["不公开", "not public"],
  rules: ["制度", "rules"],
  suggestions: ["意见建议", "suggestions"],
};

/** Everything that can be scored, in the order of the tables; a pool stands before its parts. */
export const ITEMS: readonly Item[] = [
  item("is_notice", "share", "是否整改通报", "is a notice"),
  item("doc_type", "share", "文种", "kind of document"),
  item("problems", "f1", "方面、问题、具体表现", "themes, problems, manifestations", true),
  item("problems.theme", "f1", "· 方面", "· themes"),
  item("problems.problem", "f1", "· 问题", "· problems"),
  item("problems.manifestation", "f1", "· 具体表现", "· manifestations"),
  item("leaf", "share", "是否末级", "is a leaf"),
  item("number", "share", "序号", "number"),
  item("measures", "share", "末级问题的措施数", "measures per leaf"),
  item("status", "share", "末级问题的状态", "status of leaves"),
  item("meta", "share", "元数据", "metadata", true),
  ...META_FIELDS.map((name) => item(`meta.${name}`, "share", `· ${META_NAMES[name][0]}`, `· ${META_NAMES[name][1]}`)),
  item("declared", "f1", "通报自述总数", "declared totals", true),
  ...DECLARED_KEYS.map((key) =>
    item(`declared.${key}`, "f1", `· ${DECLARED_NAMES[key][0]}`, `· ${DECLARED_NAMES[key][1]}`),
  ),
  item("facts", "f1", "可核查事实", "checkable facts", true),
  item("facts.money", "f1", "· 金额", "· amounts"),
  item("facts.documents", "f1", "· 文件名", "· documents"),
  item("facts.document_numbers", "f1", "· 文号", "· document numbers"),
  item("contacts", "f1", "联系方式", "contacts"),
  item("category.level1", "share", "类别（一级）", "category, level 1"),
  item("category.level2", "share", "类别（二级）", "category, level 2"),
  item("category.secondary", "f1", "次要类别", "secondary categories"),
  item("category.codes", "share", "全部类别相同", "all codes alike"),
];
