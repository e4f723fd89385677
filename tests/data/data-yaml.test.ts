import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { filesBelow } from "../../pipeline/data-hashes.ts";
import { dataYaml, packed, unpacked } from "../../pipeline/data-yaml.ts";
import { dataFile } from "../../pipeline/package-root.ts";

const files = filesBelow(dataFile()).filter((path) => path.endsWith(".yaml"));

describe("YAML files below data/", () => {
  it.each(files)("%s is what YAML says, from a copy too", (path) => {
    const text = readFileSync(dataFile(path), "utf8");
    const parsed = parse(text);
    expect(dataYaml(path)).toEqual(parsed);
    const copied = unpacked(text, packed(text));
    expect(copied).toEqual(parsed);
    // The order of keys has a meaning in places: the first key of a condition is its scope.
    expect(JSON.stringify(copied)).toBe(JSON.stringify(parsed));
  });

  it("take no copy of another text, nor a damaged one", () => {
    const copy = packed("words: [台账]");
    expect(unpacked("words: [台账]", copy)).toEqual({ words: ["台账"] });
    expect(unpacked("words: [账目]", copy)).toBeUndefined();
    expect(unpacked("words: [台账]", copy.subarray(0, copy.length - 5))).toBeUndefined();
    expect(unpacked("words: [台账]", new Uint8Array())).toBeUndefined();
  });
});
