import sharp from "sharp";
import { type Chart, chartSvg } from "./render.ts";
import { SANS } from "./theme.ts";

export interface Picture {
  readonly png: Buffer;
  /** Size in CSS pixels; the picture holds twice as many for print. */
  readonly width: number;
  readonly height: number;
}

const SCALE = 2;

/** A chart as a picture on white, for formats that cannot hold SVG. */
export async function chartPng(chart: Chart): Promise<Picture> {
  const svg = (await chartSvg(chart)).replace("<svg ", `<svg font-family="${SANS}" `);
  const picture = sharp(Buffer.from(svg), { density: 72 * SCALE }).flatten({ background: "#ffffff" });
  const { data, info } = await picture.png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width / SCALE, height: info.height / SCALE };
}
