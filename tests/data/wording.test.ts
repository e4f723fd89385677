import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataYaml } from "../../pipeline/data-yaml.ts";
import { DECLARED_KEYS } from "../../pipeline/evaluate/gold.ts";
import { ITEMS, itemName } from "../../pipeline/evaluate/items.ts";
import { packageRoot, pipelineFile } from "../../pipeline/package-root.ts";
import { texts } from "../../pipeline/report/texts.ts";
import { wordingOf } from "../../pipeline/wording.ts";

type Words = Readonly<Record<string, string>>;

const words = (folder: string, lang: string): Words => dataYaml(folder, `${lang}.yaml`) as Words;
const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe.each(["evaluate", "glossary"])("data/%s", (folder) => {
  const zh = words(folder, "zh");
  const en = words(folder, "en");

  it("has the same keys and values to fill in in both languages", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    for (const [key, text] of Object.entries(zh)) expect(placeholders(en[key]!), key).toEqual(placeholders(text));
  });
});

it("the wording of evaluate is used", () => {
  const folder = pipelineFile("evaluate");
  const code = readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("");
  const unused = Object.keys(words("evaluate", "zh")).filter((key) => {
    const [family, name] = [key.slice(0, key.indexOf(".")), key.slice(key.indexOf(".") + 1)];
    const isBuilt = code.includes(`\`${family}.\${`) && (family !== "column" || code.includes(`"${name}"`));
    return !code.includes(`"${key}"`) && !isBuilt;
  });
  expect(unused).toEqual([]);
});

describe("names that all outputs share", () => {
  it("stand in no other file", () => {
    const own = new Set([...Object.keys(words("report", "zh")), ...Object.keys(words("evaluate", "zh"))]);
    expect(Object.keys(words("glossary", "zh")).filter((key) => own.has(key))).toEqual([]);
  });

  it.each(["zh", "en"] as const)("are the same of a status and of the total of it (%s)", (lang) => {
    const say = wordingOf("report", lang);
    for (const status of ["completed", "immediate", "partial", "ongoing"])
      expect(say(`what.${status}`)).toBe(say(`status.${status}`));
    expect(say("what.not_public")).toBe(say("status.not-public"));
  });

  it.each(["zh", "en"] as const)("are the same in a report and in an evaluation (%s)", (lang) => {
    for (const key of DECLARED_KEYS) expect(itemName(`declared.${key}`, lang)).toBe(texts(lang).say(`what.${key}`));
  });

  it("are those of the codebook of measures", () => {
    const { status } = dataYaml("codebook", "measures.yaml") as {
      readonly status: { readonly values: readonly { readonly code: string; readonly label_zh: string }[] };
    };
    const zh = words("glossary", "zh");
    for (const { code, label_zh } of status.values) expect(label_zh, code).toBe(zh[`status.${code}`]);
  });

  it("stand in the glossary", () => {
    const glossary = readFileSync(`${packageRoot}/CONTRIBUTING.md`, "utf8");
    const [zh, en] = [words("glossary", "zh"), words("glossary", "en")];
    for (const status of ["completed", "immediate", "partial", "ongoing", "not-started", "not-public"]) {
      expect(glossary).toContain(`${zh[`status.${status}`]} ${status}`);
      expect(en[`status.${status}`]).toBe(status.replace("-", " "));
    }
  });
});

it("everything an evaluation scores has a name", () => {
  for (const { id } of ITEMS) for (const lang of ["zh", "en"] as const) expect(itemName(id, lang)).not.toBe("");
});
