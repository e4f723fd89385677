import { Failure } from "../failure.ts";
import { describe, type Register } from "./shared/command.ts";
import type { Terminal } from "./shared/terminal.ts";

export const register: Register = (program, terminal) => {
  const group = describe(program, terminal, "codebook", { zh: "编码本：检查", en: "the codebook: check it" }, [
    "xunjian codebook check",
  ]);
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
  group.action(() => {
    throw new Failure(USAGE, { exitCode: 2 });
  });
};

const USAGE = {
  zh: "用法错误：请写明 `xunjian codebook check`",
  en: "Wrong usage: say `xunjian codebook check`",
};

async function check({ say, out }: Terminal): Promise<void> {
  const { codebook } = await import("../classify/codebook.ts");
  const { checkCodebook } = await import("../classify/check.ts");
  const findings = checkCodebook();
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
