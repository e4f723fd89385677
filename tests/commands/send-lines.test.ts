import { Writable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { sendLines } from "../../pipeline/commands/shared/send-lines.ts";

function sink(fails: boolean): { readonly to: Writable; readonly taken: string[] } {
  const taken: string[] = [];
  const to = new Writable({
    construct: (done) => done(fails ? new Error("no room") : null),
    write: (piece, _, done) => {
      taken.push(String(piece));
      done();
    },
  });
  return { to, taken };
}

it.each([false, true])("ends no sooner than the query does (writing fails: %s)", async (fails) => {
  let atWork = false;
  async function* slow(): AsyncGenerator<string> {
    for (const line of ["a\n", "b\n"]) {
      atWork = true;
      await wait(30);
      atWork = false;
      yield line;
    }
  }
  const { to, taken } = sink(fails);
  const sent = await sendLines(slow(), to).then(
    () => "sent",
    (error: Error) => error.message,
  );
  expect({ sent, taken, atWork }).toEqual({
    sent: fails ? "no room" : "sent",
    taken: fails ? [] : ["a\n", "b\n"],
    atWork: false,
  });
});

it("says what the query failed of", async () => {
  // biome-ignore lint/correctness/useYield: it fails before its first line
  async function* failing(): AsyncGenerator<string> {
    throw new Error("no such column");
  }
  await expect(sendLines(failing(), sink(false).to)).rejects.toThrow("no such column");
});
