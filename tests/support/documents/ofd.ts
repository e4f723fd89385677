import { zipOf } from "./zip.ts";

const SIZE = 5.64;
const PITCH = 9.9;
const LEFT = 28;
const TOP = 40;
/** Characters in a line, lines on a page: the layout of GB/T 9704. */
const LINE = 28;
const PAGE = 22;

/** Paragraphs set as an OFD document of the usual layout: indented by two characters, page numbers at the foot. */
export function makeOfd(paragraphs: readonly string[]): Promise<Buffer> {
  const lines = paragraphs.flatMap((text) => setParagraph([...text]));
  const pages: string[] = [];
  for (let from = 0; from < lines.length; from += PAGE) {
    const texts = lines
      .slice(from, from + PAGE)
      .map(({ text, indent }, i) => textObject(text, LEFT + indent * SIZE, TOP + i * PITCH));
    pages.push([...texts, textObject(`— ${pages.length + 1} —`, 100, 280)].join(""));
  }
  const references = pages.map((_, i) => `<ofd:Page ID="${i + 10}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join("");
  return zipOf({
    "OFD.xml": `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    "Doc_0/Document.xml": `<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${references}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(
      pages.map((content, i) => [
        `Doc_0/Pages/Page_${i}/Content.xml`,
        `<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`,
      ]),
    ),
  });
}

function setParagraph(characters: readonly string[]): { text: string; indent: number }[] {
  const lines = [{ text: characters.slice(0, LINE - 2).join(""), indent: 2 }];
  for (let from = LINE - 2; from < characters.length; from += LINE)
    lines.push({ text: characters.slice(from, from + LINE).join(""), indent: 0 });
  return lines;
}

function textObject(text: string, x: number, y: number): string {
  const count = [...text].length;
  const deltas = count > 1 ? ` DeltaX="g ${count - 1} ${SIZE}"` : "";
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<ofd:TextObject ID="1" Boundary="${x} ${y} 160 ${SIZE}" Font="2" Size="${SIZE}"><ofd:TextCode X="0" Y="${SIZE * 0.85}"${deltas}>${escaped}</ofd:TextCode></ofd:TextObject>`;
}
