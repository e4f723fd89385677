import fc from "fast-check";
import { expect, it } from "vitest";
import { readMessage, request } from "../../notebooks/execute/wire.ts";

const raw = (frames: readonly string[]): Uint8Array[] => frames.map((frame) => Buffer.from(frame));

it("a message is read as it was sent, behind any routing frames", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 2 }), (code, routing) => {
      fc.pre(!routing.includes("<IDS|MSG>"));
      const { id, frames } = request("execute_request", { code }, "key", "session");
      expect(readMessage(raw([...routing, ...frames]), "key")).toEqual({
        id,
        type: "execute_request",
        parent: null,
        content: { code },
      });
    }),
  );
});

it("a message that was changed, or signed with another key, is refused", () => {
  const { frames } = request("execute_request", { code: "1" }, "key", "session");
  expect(() => readMessage(raw(frames), "other")).toThrow("without signature");
  expect(() => readMessage(raw(frames.with(-1, '{"code":"2"}')), "key")).toThrow("without signature");
  expect(() => readMessage(raw(frames.slice(1)), "key")).toThrow("without signature");
});
