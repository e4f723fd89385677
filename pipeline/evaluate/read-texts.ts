import { readFileSync } from "node:fs";
import { classify } from "../classify/classify.ts";
import { seeFile } from "../ingest/ingest.ts";
import { defaultLimits } from "../ingest/limits.ts";
import { SafeReader } from "../ingest/worker-pool.ts";
import type { Source } from "../model.ts";
import { parse } from "../parse/parse.ts";
import { tokenize } from "../tokenize/tokenize.ts";
import type { Gold, GoldCase } from "./gold.ts";
import type { Trouble } from "./gold-folder.ts";
import type { ReadCase, ReadCases } from "./read-cases.ts";
import { type Reading, readingOf } from "./reading.ts";

/** Reads the text of every case through the stages of a run. */
export async function readTexts(cases: readonly GoldCase[]): Promise<ReadCases> {
  const read: ReadCase[] = [];
  const troubles: Trouble[] = [];
  const reader = new SafeReader();
  try {
    for (const labelled of cases) {
      const source = await sourceOfCase(labelled, reader);
      if ("say" in source) troubles.push(source);
      else read.push({ labelled, reading: readSource(source, labelled.gold) });
    }
  } finally {
    await reader.close();
  }
  return { cases: read, troubles };
}

/** Parses a source, and classifies it when the labels have categories: only then is the dictionary worth loading. */
export function readSource(source: Source, gold: Gold): Reading {
  const notice = parse.run(source);
  const isCoded = gold.problems?.some((row) => row.category) ?? false;
  return readingOf(notice, isCoded ? classify.run(tokenize.run(notice)).categories : []);
}

async function sourceOfCase({ name, textName, textPath }: GoldCase, reader: SafeReader): Promise<Source | Trouble> {
  if (textPath === null)
    return {
      name,
      say: {
        zh: `找不到原文 ${textName}；请用 --notices 指明原文所在文件夹`,
        en: `The text ${textName} was not found: name the folder of the texts with --notices`,
      },
    };
  const sources: Source[] = [];
  for await (const seen of seeFile(textPath, readFileSync(textPath), defaultLimits, reader)) {
    if (seen.kind === "source") sources.push(seen.source);
    else {
      const { message, remedy } = seen.refused.finding;
      return {
        name,
        say: { zh: `${message}${remedy}`, en: `${textPath} cannot be read: ${seen.refused.finding.code}` },
      };
    }
  }
  if (sources.length === 1) return sources[0]!;
  return {
    name,
    say: {
      zh: `${textPath} 含 ${sources.length} 份材料；标注只能对应一份`,
      en: `${textPath} holds ${sources.length} texts: labels speak of one`,
    },
  };
}
