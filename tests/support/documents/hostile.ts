import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { noticeText } from "./notice.ts";
import { random } from "./versions.ts";
import { zipOf } from "./zip.ts";

/** A folder of files that damage, exhaust or mislead readers, with one good notice, and what each should come to. */
export interface HostileSet {
  /** Finding code by path below the folder; null: it is read. */
  readonly expected: ReadonlyMap<string, string | null>;
  readonly close: () => void;
}

const MB = 2 ** 20;

export async function makeHostileSet(folder: string, docx: Buffer): Promise<HostileSet> {
  const expected = new Map<string, string | null>();
  const put = (name: string, content: Buffer | string, code: string | null): void => {
    writeFileSync(join(folder, name), content);
    expected.set(name, code);
  };
  put("good.txt", noticeText, null);
  put("empty.txt", "", "ingest/empty");
  put("blank.txt", " \n\u3000\n", "ingest/no-text");
  put("nuls.txt", Buffer.alloc(MB), "ingest/binary");
  for (const name of ["random.txt", "random.doc", "random.bin", "random.md"])
    put(name, noise(name.length, 200_000), "ingest/binary");
  put("noise.html", noise(9, 100_000), "ingest/binary");
  put("cut.txt", Buffer.from(noticeText).subarray(0, 1001), null);
  put("broken.docx", docx.subarray(0, docx.length / 2), "ingest/archive-broken");
  put("garbage.docx", await zipOf({ "word/document.xml": noise(3, 5000) }), "ingest/docx-broken");
  put("hollow.docx", await zipOf({ "word/document.xml": "<w:document/>" }), "ingest/docx-broken");
  put("flipped.docx", flip(docx), "ingest/archive-broken");
  put("broken.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), noise(4, 20_000)]), "ingest/pdf-broken");
  put("broken.zip", Buffer.from("PK\x03\x04 and nothing more"), "ingest/archive-broken");
  put("broken.rtf", `{\\rtf1\\ansi ${"{".repeat(50_000)}\\u99999999999 \\bin999999999 x`, "ingest/no-text");
  put(
    "broken.doc",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), noise(5, 20_000)]),
    "ingest/unsupported-compound",
  );
  put("word.doc", oleOf("WordDocument"), "ingest/doc-broken");
  put("picture.png", Buffer.from("89504e470d0a1a0a0000", "hex"), "ingest/unsupported-image");
  put("deep.html", `<html><body>${"<div>".repeat(20_000)}一是深层文字。`, null);
  put("line.txt", "整改".repeat((40 * MB) / 6), "ingest/text-too-long");
  put("table.csv", '标题,正文\n"没有结束的引号，', "ingest/table-broken");
  put("lines.jsonl", "{]\nnull\n[1]\n", "ingest/no-text-column");

  put("bomb.zip", await bomb("zeros.txt"), null);
  expected.delete("bomb.zip");
  expected.set("bomb.zip!/zeros.txt", "ingest/file-too-large");
  put("bomb.docx", await bomb("word/document.xml"), "ingest/file-too-large");
  put("slip.zip", slip(await zipOf({ "aa/aa/evil.txt": "整改", "good.txt": noticeText })), null);
  expected.delete("slip.zip");
  expected.set("slip.zip!/../../evil.txt", "ingest/unsafe-name").set("slip.zip!/good.txt", null);
  let nested = await zipOf({ "notice.txt": noticeText });
  for (let depth = 0; depth < 4; depth++) nested = await zipOf({ "inner.zip": nested });
  put("nested.zip", nested, null);
  expected.delete("nested.zip");
  expected.set("nested.zip!/inner.zip!/inner.zip!/inner.zip", "ingest/archive-depth");

  symlinkSync("/etc/passwd", join(folder, "passwd.txt"));
  expected.set("passwd.txt", "ingest/not-a-file");
  mkdirSync(join(folder, "loop"));
  symlinkSync("..", join(folder, "loop", "again"));
  expected.set("loop/again", "ingest/not-a-file");
  spawnSync("mkfifo", [join(folder, "pipe.txt")]);
  expected.set("pipe.txt", "ingest/not-a-file");
  const server: Server = createServer().listen(join(folder, "socket.txt"));
  await new Promise((resolve) => server.once("listening", resolve));
  expected.set("socket.txt", "ingest/not-a-file");

  for (const name of [
    "=cmd|' !A1.txt",
    "+1.txt",
    "@x.txt",
    "a\nb.txt",
    'it\'s "quoted".txt',
    `${"长".repeat(83)}${"名"}.tx`,
  ])
    put(name.slice(0, 255), noticeText, null);
  // A name in GBK, as old archives leave them on disk; it is shown decoded.
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from("cda8b1a8", "hex"), Buffer.from(".txt")]),
    noticeText,
  );
  expected.set("通报.txt", null);
  put("~$notice.docx", "lock", "ingest/system-file");
  put(".hidden", "x", "ingest/system-file");
  return { expected, close: () => server.close() };
}

/** 300 MB of zeros in some 300 kB. */
async function bomb(name: string): Promise<Buffer> {
  const zip = new ZipFile();
  const zeros = Buffer.alloc(MB);
  zip.addReadStream(
    Readable.from(
      (function* () {
        for (let i = 0; i < 300; i++) yield zeros;
      })(),
    ),
    name,
    { mtime: new Date(0) },
  );
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Renames a member to climb out of the folder; the library that packs refuses to. */
function slip(archive: Buffer): Buffer {
  return Buffer.from(archive.toString("latin1").replaceAll("aa/aa/", "../../"), "latin1");
}

/** Damages packed bytes in the middle of the file; the checksum tells. */
function flip(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  const at = copy.indexOf("word/document.xml") + 200;
  for (let i = at; i < at + 40; i++) copy[i] = copy[i]! ^ 0x55;
  return copy;
}

function noise(seed: number, length: number): Buffer {
  const next = random(seed);
  return Buffer.from(Array.from({ length }, () => Math.floor(next() * 256)));
}

/** The head of an OLE file that claims to hold a stream and has nothing behind. */
function oleOf(stream: string): Buffer {
  return Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(600),
    Buffer.from(stream, "utf16le"),
    Buffer.alloc(400),
  ]);
}
