import { execFile } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Bilingual } from "../../failure.ts";
import { dataFile, oldestNode } from "../../package-root.ts";

/** One thing xunjian uses. */
export interface Part {
  readonly name: Bilingual;
  /** What was found, null when it is missing. */
  readonly found: string | null;
  /** False for what makes the result better and is not needed. */
  readonly needed: boolean;
  readonly mend: Bilingual;
}

type Check = Omit<Part, "found"> & { readonly look: () => string | null | Promise<string | null> };

/** Looks at everything a run needs or can use. A check that fails for whatever reason is a missing part. */
export async function checkMachine(): Promise<Part[]> {
  const parts: Part[] = [];
  for (const { look, ...part } of CHECKS) {
    let found: string | null;
    try {
      found = await look();
    } catch {
      found = null;
    }
    parts.push({ ...part, found });
  }
  return parts;
}

/** Whether a version is that one or a later one; numbers that are not printed are 0. */
export function isSince(oldest: string, version: string): boolean {
  const [least, actual] = [oldest, version].map((text) => text.split(".").map(Number));
  const differs = least!.findIndex((number, at) => number !== (actual![at] ?? 0));
  return differs === -1 || (actual![differs] ?? 0) > least![differs]!;
}

const REINSTALL: Bilingual = {
  zh: "在项目目录执行 `npm ci`（需要 C++ 编译器：Debian 上 apt-get install build-essential python3）",
  en: "run `npm ci` in the project folder (it needs a C++ compiler: on Debian apt-get install build-essential python3)",
};

const CHECKS: readonly Check[] = [
  {
    name: { zh: "Node.js", en: "Node.js" },
    needed: true,
    mend: { zh: `请安装 Node.js ${oldestNode} 或更新版本`, en: `install Node.js ${oldestNode} or newer` },
    look: () => (isSince(oldestNode, process.versions.node) ? process.version : null),
  },
  {
    name: { zh: "分词词典", en: "dictionaries of the tokenizer" },
    needed: true,
    mend: REINSTALL,
    look: async () => {
      const { dictionaryFiles } = await import("../../tokenize/jieba.ts");
      const files = Object.values(dictionaryFiles);
      return files.every((path) => existsSync(path)) ? `${files.length}` : null;
    },
  },
  {
    name: { zh: "分词组件 nodejieba", en: "tokenizer nodejieba" },
    needed: true,
    mend: REINSTALL,
    look: async () => {
      const { cutText } = await import("../../tokenize/cut.ts");
      return cutText("台账登记不全")
        .map(({ term }) => term)
        .join(" / ");
    },
  },
  {
    name: { zh: "数据库组件 DuckDB", en: "database DuckDB" },
    needed: true,
    mend: REINSTALL,
    look: async () => {
      const { DuckDBInstance, version } = await import("@duckdb/node-api");
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      await connection.run("select 1");
      connection.closeSync();
      return version();
    },
  },
  {
    name: { zh: "编码本", en: "codebook" },
    needed: true,
    mend: { zh: `请恢复 ${dataFile("codebook")} 里的文件`, en: `restore the files in ${dataFile("codebook")}` },
    look: async () => {
      const { codebook } = await import("../../classify/codebook.ts");
      return codebook().version;
    },
  },
  {
    name: { zh: "临时目录可写", en: "writable folder for temporary files" },
    needed: true,
    mend: { zh: `请让 ${tmpdir()} 可写，或设 TMPDIR`, en: `make ${tmpdir()} writable, or set TMPDIR` },
    look: () => {
      const folder = mkdtempSync(join(tmpdir(), "xunjian-doctor-"));
      writeFileSync(join(folder, "probe"), "probe");
      rmSync(folder, { recursive: true });
      return tmpdir();
    },
  },
  {
    name: { zh: "当前目录可写", en: "writable current folder" },
    needed: false,
    mend: { zh: "写结果时请用 --out 指明可写的目录", en: "name a writable folder with --out" },
    look: () => {
      accessSync(".", constants.W_OK);
      return process.cwd();
    },
  },
  {
    name: { zh: "中文字体", en: "Chinese fonts" },
    needed: false,
    mend: {
      zh: "Word 报告里的图表用它排字：apt-get install fonts-noto-cjk（Windows、macOS 自带）",
      en: "charts inside the Word report use them: apt-get install fonts-noto-cjk (Windows and macOS bring theirs)",
    },
    look: async () => {
      if (process.platform !== "linux") return process.platform;
      const { stdout } = await promisify(execFile)("fc-list", [":lang=zh", "family"], { timeout: 20_000 });
      return stdout.split("\n").find((line) => line.trim() !== "") ?? null;
    },
  },
  {
    name: { zh: "LibreOffice", en: "LibreOffice" },
    needed: false,
    mend: { zh: "只有测试用它核对 DOCX、XLSX", en: "only the tests use it, to check DOCX and XLSX" },
    look: async () => {
      const { stdout } = await promisify(execFile)("soffice", ["--version"], { timeout: 20_000 });
      return stdout.trim().split("\n")[0] ?? null;
    },
  },
];
