import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { IngestOptions } from "../../pipeline/ingest/ingest.ts";
import type { Seen } from "../../pipeline/model.ts";
import { scratch } from "../commands/corpus.ts";
import { encode } from "../support/documents/encodings.ts";
import { noticeText } from "../support/documents/notice.ts";
import { refusals, seeAll, sources } from "../support/documents/see.ts";
import { makeLedgerDocx } from "../support/documents/word.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replace(/.{76}/g, "$&\r\n");

/** A mail with parts of these types, names and contents. */
function mail(parts: readonly (readonly [type: string, name: string | null, content: Uint8Array])[]): string {
  const part = ([type, name, content]: (typeof parts)[number]): string =>
    [
      "--b1",
      `Content-Type: ${type}`,
      ...(name === null
        ? []
        : [`Content-Disposition: attachment; filename="=?UTF-8?B?${Buffer.from(name).toString("base64")}?="`]),
      "Content-Transfer-Encoding: base64",
      "",
      base64(content),
    ].join("\r\n");
  const head =
    'From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n';
  return `${head}\r\n${parts.map(part).join("\r\n")}\r\n--b1--\r\n`;
}

async function seen(content: string, options: IngestOptions = {}): Promise<Seen[]> {
  const path = join(scratch(), "来信.eml");
  writeFileSync(path, content);
  return (await seeAll([path], options)).map((one) =>
    one.kind === "source"
      ? { ...one, source: { ...one.source, path: one.source.path.replace(/^.*来信/, "来信") } }
      : { ...one, refused: { ...one.refused, path: one.refused.path.replace(/^.*来信/, "来信") } },
  );
}

test("the letter and every attachment are members of the mail, read by their own formats", async () => {
  const letter = encode("请查收附件。", "gb18030");
  const inner = mail([["text/plain; charset=utf-8", "inner.txt", Buffer.from(noticeText)]]);
  const all = await seen(
    mail([
      ["text/plain; charset=gb2312", null, letter],
      ["application/octet-stream", "整改台账.docx", await makeLedgerDocx()],
      ["text/plain; charset=utf-8", "../通报.txt", Buffer.from(noticeText)],
      ["message/rfc822", "forwarded.eml", Buffer.from(inner)],
      ["image/png", "scan.png", Buffer.from("89504e470d0a1a0a", "hex")],
    ]),
  );
  expect(sources(all).map(({ path }) => path)).toEqual([
    "来信.eml!/正文.txt",
    "来信.eml!/整改台账.docx",
    "来信.eml!/通报.txt",
    "来信.eml!/forwarded.eml!/inner.txt",
  ]);
  expect(sources(all)[0]!.text.trim()).toBe("请查收附件。");
  expect(sources(all)[2]!.text).toBe(noticeText);
  expect(refusals(all)).toMatchObject([{ path: "来信.eml!/scan.png", finding: { code: "ingest/unsupported-image" } }]);
});

test("a letter as page is read as page", async () => {
  const page = `<html><head><meta charset="gb2312"></head><body><p>${noticeText.replaceAll("\n", "</p><p>")}</p></body></html>`;
  const [letter] = sources(await seen(mail([["text/html; charset=utf-8", null, Buffer.from(page)]])));
  expect(letter).toMatchObject({ path: "来信.eml!/正文.html", mediaType: "text/html" });
  expect(letter!.text).toContain("中共云岭县水务局党组关于巡察整改进展情况的通报");
});

test("limits hold for attachments as they do for archives", async () => {
  const many = mail(Array.from({ length: 4 }, (_, at) => ["text/plain", `${at}.txt`, Buffer.from("整改")] as const));
  expect(refusals(await seen(many, { maxArchiveMembers: 3 }))).toMatchObject([
    { finding: { code: "ingest/archive-members" } },
  ]);
  let nested = mail([["text/plain", "a.txt", Buffer.from("整改")]]);
  for (let depth = 0; depth < 4; depth++) nested = mail([["message/rfc822", "m.eml", Buffer.from(nested)]]);
  expect(refusals(await seen(nested))).toMatchObject([{ finding: { code: "ingest/archive-depth" } }]);
});

test("a mail with nothing in it is empty, and one that is cut off still gives what it has", async () => {
  expect(refusals(await seen("From: a@example.com\nSubject: x\n\n"))).toMatchObject([
    { finding: { code: "ingest/empty" } },
  ]);
  const whole = mail([["text/plain; charset=utf-8", "a.txt", Buffer.from(noticeText)]]);
  expect(sources(await seen(whole.slice(0, whole.length / 2)))).toHaveLength(1);
});
