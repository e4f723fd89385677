import { expect, test } from "vitest";
import { defaultLimits } from "../../pipeline/ingest/limits.ts";
import { findInputs } from "../../pipeline/run/inputs.ts";
import { scratch, writeFiles } from "../commands/corpus.ts";

const none = (async function* () {})();

test("input folder and output folder are one: said so, and what to do", async () => {
  const folder = writeFiles(scratch(), { "a.txt": "通报", "b/c.txt": "通报" });
  for (const [input, out] of [
    [folder, folder],
    [`${folder}/b`, `${folder}/./`],
  ] as const)
    await expect(findInputs([input], out, defaultLimits, none)).rejects.toMatchObject({
      exitCode: 2,
      say: { zh: expect.stringMatching(/输出目录.*--out/), en: expect.stringMatching(/output folder.*--out/) },
    });
  expect(await findInputs([folder], `${folder}/b`, defaultLimits, none)).toHaveLength(1);
});
