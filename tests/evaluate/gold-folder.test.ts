import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isUnsure } from "../../pipeline/evaluate/gold.ts";
import { loadGold } from "../../pipeline/evaluate/gold-folder.ts";
import { Failure } from "../../pipeline/failure.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "xunjian-gold-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === "string" ? content : JSON.stringify(content));
}

describe("labels in a folder", () => {
  it("takes label files and case folders, in the order of their names", () => {
    put("gold/b.json", { file: "b.txt", declared: { problems: 3 } });
    put("notices/b.txt", "乙");
    put("gold/a-case/expected.json", {});
    put("gold/a-case/input.html", "<p>甲</p>");
    put("gold/README.md", "# labels");
    put("gold/empty/notes.txt", "");
    const { cases, troubles } = loadGold(join(root, "gold"), null);
    expect(troubles).toEqual([]);
    expect(cases.map(({ name, textName, textPath }) => ({ name, textName, textPath }))).toEqual([
      { name: "a-case", textName: "a-case/input.html", textPath: join(root, "gold/a-case/input.html") },
      { name: "b", textName: "b.txt", textPath: join(root, "notices/b.txt") },
    ]);
  });

  it("takes declared totals for complete in a case folder, not in a file, unless the labels say otherwise", () => {
    put("gold/case/expected.json", { declared: {} });
    put("gold/open/expected.json", { declared: {}, declared_complete: false });
    put("gold/x.json", { declared: {} });
    put("gold/y.json", { declared: {}, declared_complete: true });
    const { cases } = loadGold(join(root, "gold"), null);
    expect(cases.map(({ name, declaredComplete }) => [name, declaredComplete])).toEqual([
      ["case", true],
      ["open", false],
      ["x", false],
      ["y", true],
    ]);
  });

  it("looks for texts in ../notices, ../sample and beside the labels, or only where it is told to", () => {
    for (const folder of ["notices", "sample", "gold", "elsewhere"]) put(`${folder}/${folder}.txt`, "文");
    for (const name of ["notices", "sample", "gold", "elsewhere"]) put(`gold/${name}.json`, {});
    const found = (notices: string | null): string[] =>
      loadGold(join(root, "gold"), notices)
        .cases.filter(({ textPath }) => textPath !== null)
        .map(({ name }) => name);
    expect(found(null)).toEqual(["gold", "notices", "sample"]);
    expect(found(join(root, "elsewhere"))).toEqual(["elsewhere"]);
  });

  it("opens no text outside these folders", () => {
    put("secret.txt", "密");
    put("gold/a.json", { file: "../secret.txt" });
    put("gold/b.json", { file: join(root, "secret.txt") });
    expect(loadGold(join(root, "gold"), null).cases.map(({ textPath }) => textPath)).toEqual([null, null]);
  });

  it("takes one label file or one case folder", () => {
    put("gold/case/expected.json", {});
    put("gold/case/input.txt", "文");
    put("gold/x.json", {});
    const names = (path: string): string[] => loadGold(join(root, path), null).cases.map(({ name }) => name);
    expect(names("gold/case")).toEqual(["case"]);
    expect(names("gold/case/expected.json")).toEqual(["case"]);
    expect(names("gold/x.json")).toEqual(["x"]);
  });

  it("says what is wrong with a label file and goes on with the others", () => {
    put("gold/a.json", "{");
    put("gold/b.json", { problems: [{ kind: "issue", text: "账目混乱", leaf: true }] });
    put("gold/c.json", { declared: { problems: -1 } });
    put("gold/d.json", { meta: { unit: "江澜市水务局" } });
    const { cases, troubles } = loadGold(join(root, "gold"), null);
    expect(cases.map(({ name }) => name)).toEqual(["d"]);
    expect(troubles.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(troubles[0]!.say.zh).toContain("不是 JSON");
    expect(troubles[1]!.say.en).toContain("problems.0.kind");
    expect(troubles[2]!.say.en).toContain("declared.problems");
  });

  it("calls a path that does not exist wrong usage", () => {
    const load = (): unknown => loadGold(join(root, "nowhere"), null);
    expect(load).toThrow(Failure);
    expect(load).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

it("knows an unsure field by its path, by any row and as part of a larger one", () => {
  const gold = { unsure: ["problems[*].status", "problems[3]", "meta.published_on", "facts"] };
  const asked = (path: string): boolean => isUnsure(gold, path);
  expect(["problems[0].status", "problems[3].text", "meta.published_on", "facts.money"].map(asked)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["problems[0].text", "problems[31].text", "meta.published", "contacts"].map(asked)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
