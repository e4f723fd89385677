import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { AlignedPairs } from "../../pipeline/compare/recurrence/aligned-pairs.ts";
import compareTexts, { type TextTask } from "../../pipeline/compare/recurrence/compare-texts.ts";
import { readLeaves, readMeasures } from "../../pipeline/compare/recurrence/read-texts.ts";
import type * as textThreads from "../../pipeline/compare/recurrence/text-thread.ts";
import { compareSql } from "../../pipeline/compare/rows.ts";
import { packageRoot } from "../../pipeline/package-root.ts";
import { databaseOf } from "./database.ts";

describe("the thread that compares texts", () => {
  // Only the compiled program has modules a thread can start from.
  let textThread: typeof textThreads.textThread;
  let thread: textThreads.TextThread | undefined;

  beforeAll(async () => {
    const compiled = join(packageRoot, "dist", "compare", "recurrence", "text-thread.js");
    ({ textThread } = (await import(pathToFileURL(compiled).href)) as typeof textThreads);
  });
  afterEach(() => thread?.end());

  const many = 100_000;
  const text = "未按规定公示救灾物资发放清单，个别库房台账缺失，出入库记录由一人代签";
  const packs = (columns: Readonly<Record<string, readonly string[]>>): never => {
    const bytes = (values: readonly string[]): Uint8Array => new TextEncoder().encode(values.join("\u001f")).slice();
    return [Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, bytes(values)]))] as never;
  };
  // Made anew for every comparison: packs are used up.
  const leaves = (): TextTask => ({
    leaves: packs({
      problemId: ["p1", "p2", "p3"],
      noticeId: ["n1", "n2", "n3"],
      unitId: ["u1", "u2", "u3"],
      level1: ["finance", "finance", "discipline"],
      text: [text, text.replace("一人", "他人"), "会议记录过于简略"],
      terms: ["公示\u001e台账", "公示\u001e台账", ""],
    }),
  });
  const measures = (): TextTask => ({
    measures: packs({
      measureId: ["m1", "m2"],
      noticeId: ["n1", "n2"],
      unitId: ["u1", "u2"],
      text: [text, `\ufeff已整改：${text}`],
    }),
  });

  test("gives the rows that comparing in place gives, for tasks asked one after another", async () => {
    thread = textThread(many, null);
    const [recurrence, reuse] = await Promise.all([thread.ask(leaves()), thread.ask(measures())]);
    expect(recurrence).toEqual(compareTexts(leaves()));
    expect(JSON.parse(recurrence.recurrences![0]!)).toHaveLength(2);
    expect(reuse).toEqual(compareTexts(measures()));
    const rows = JSON.parse(reuse.text_reuse![0]!) as unknown[][];
    // The byte order mark at the beginning of a pack is a character of the text.
    expect(rows.map((row) => row.slice(0, 6))).toEqual([["m1", "m2", 0, text.length, 5, 5 + text.length]]);
  });

  test("ends at once when it is told to stop, in the middle of its work or before it", async () => {
    const stop = new AbortController();
    thread = textThread(many, stop.signal);
    // Two thousand variations of one statement keep the thread busy for seconds.
    const texts = Array.from({ length: 2000 }, (_, at) => `${text.repeat(20)}${String.fromCodePoint(0x4e00 + at)}`);
    const ids = texts.map((_, at) => String(at));
    const long = { measures: packs({ measureId: ids, noticeId: ids, unitId: ids, text: texts }) };
    const asked = [thread.ask(long), thread.ask(leaves())];
    await wait(1000);
    stop.abort();
    for (const one of asked) await expect(one).rejects.toThrow(/abort/i);
  });

  test("a failure is that of the rows asked for, also in place and long before they are awaited", async () => {
    const unhandled: unknown[] = [];
    const listen = (error: unknown): void => {
      unhandled.push(error);
    };
    process.on("unhandledRejection", listen);
    thread = textThread(1, null);
    const asked = thread.ask({ leaves: null } as never);
    await wait(20);
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
    await expect(asked).rejects.toThrow(TypeError);
  });
});

test("packs have buffers of their own, however small they are: a shared one cannot change hands", async () => {
  const connection = await databaseOf([
    { id: "n1", leaves: [{ text: "防汛物资台账缺失", measures: [{ text: "补齐台账" }, { text: "约谈库管员" }] }] },
    { id: "n2", leaves: [{ text: "灌溉水费未公示" }] },
  ]);
  await connection.run(compareSql("compared_leaves.sql"));
  const packs = [...(await readLeaves(connection)), ...(await readMeasures(connection))];
  const columns = packs.flatMap((pack) => Object.values(pack));
  expect(columns).toHaveLength(10);
  for (const { byteLength, buffer } of columns) expect(buffer.byteLength).toBe(byteLength);
});

test("aligned pairs give back what was added, whichever wording is named first", () => {
  const tile = fc.record({ aStart: fc.nat(99), bStart: fc.nat(99), length: fc.integer({ min: 1, max: 99 }) });
  const pair = fc.record({
    a: fc.nat(8),
    gap: fc.integer({ min: 1, max: 4 }),
    tiles: fc.array(tile, { maxLength: 4 }),
  });
  const unique = fc.uniqueArray(pair, { selector: ({ a, gap }) => a * 100 + gap, maxLength: 40 });
  fc.assert(
    fc.property(unique, (given) => {
      const added = given.map(({ a, gap, tiles }) => ({ a, b: a + gap, tiles })).sort((one, other) => one.b - other.b);
      const pairs = new AlignedPairs(13);
      for (const { a, b, tiles } of added) pairs.add(a, b, tiles);
      expect([...pairs].map(({ a, b, tiles }) => ({ a, b, tiles: tiles() }))).toEqual(added);
      for (let a = 0; a < 13; a++)
        for (let b = a + 1; b < 13; b++) {
          const tiles = added.find((one) => one.a === a && one.b === b)?.tiles;
          expect(pairs.of(b, a)?.tiles()).toEqual(tiles);
          expect(pairs.of(a, b)?.matched).toBe(tiles?.reduce((sum, { length }) => sum + length, 0));
        }
    }),
  );
});
