import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** An invented notice: two themes, three problems, five measures. */
export function notice(unit: string, fault = "固定资产台账不全，账实不符"): string {
  return [
    `中共${unit}党组关于巡察整改进展情况的通报`,
    `根据县委统一部署，2023年3月1日至5月20日，县委第二巡察组对${unit}党组进行了巡察。2023年6月30日，县委巡察组反馈了巡察意见。按照有关规定，现将整改进展情况予以公布。`,
    "一、组织整改情况",
    "党组召开会议6次，研究整改工作。",
    "二、整改落实情况",
    "（一）聚焦落实全面从严治党责任方面",
    `1.关于“${fault}”问题的整改。`,
    "一是开展资产清查，补登固定资产36件，价值21.4万元。二是修订《固定资产管理办法》。",
    "2.关于“第一议题制度落实不到位”问题的整改。",
    "一是制定学习计划，2023年7月以来学习5次。二是建立学习台账。",
    "（二）聚焦落实党的组织路线方面",
    "1.关于“三会一课制度坚持不够，记录不规范”问题的整改。",
    "一是对3个支部的记录逐本检查，补正12处。",
    "三、下一步工作打算",
    "持续巩固整改成果。",
    "欢迎广大干部群众对整改落实情况进行监督。",
    `${unit}党组`,
    "2023年12月28日",
    "",
  ].join("\n");
}

/** A folder for one test, gone afterwards. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), "xunjian-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by relative path and says where. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
