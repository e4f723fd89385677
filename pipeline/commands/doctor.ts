import { Failure } from "../failure.ts";
import { describe, type Register } from "./shared/command.ts";
import { checkMachine } from "./shared/doctor.ts";
import type { Terminal } from "./shared/terminal.ts";

export const register: Register = (program, terminal) => {
  describe(
    program,
    terminal,
    "doctor",
    {
      zh: "检查这台机器：缺什么，怎么补",
      en: "check this machine: what is missing and how to mend it",
    },
    ["xunjian doctor"],
  ).action(async () => doctor(terminal));
};

async function doctor({ say, out }: Terminal): Promise<void> {
  const parts = await checkMachine();
  for (const { name, found, needed, mend } of parts) {
    const mark = found !== null ? "ok" : needed ? say({ zh: "缺", en: "missing" }) : say({ zh: "无", en: "none" });
    const detail = found ?? `${say(needed ? mend : { zh: `可不装；${mend.zh}`, en: `not needed; ${mend.en}` })}`;
    out(`${mark.padEnd(8)} ${say(name)}  ${detail}`);
  }
  const missing = parts.filter(({ found, needed }) => needed && found === null);
  if (missing.length > 0)
    throw new Failure({
      zh: `缺少 ${missing.map(({ name }) => name.zh).join("、")}；照上面的办法补上后再执行 doctor`,
      en: `Missing: ${missing.map(({ name }) => name.en).join(", ")}; mend as said above and run doctor again`,
    });
  out(say({ zh: "一切就绪", en: "Everything is in place" }));
}
