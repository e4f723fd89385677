/**
 * `npm run picture`: the picture of the report in the README, docs/report.png, from the committed report of the sample
 * corpus. Needs a Chromium (`CHROMIUM` names another than /usr/bin/chromium) and Chinese fonts.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { packageRoot } from "../../pipeline/package-root.ts";
import { SAMPLE } from "./sample.ts";

const file = join(packageRoot, "docs", "report.png");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 880 }, colorScheme: "light" });
  await page.goto(pathToFileURL(join(SAMPLE, "index.html")).href);
  // Few colours: the picture is a fifth of the size and looks the same.
  await sharp(await page.screenshot())
    .png({ palette: true, compressionLevel: 9 })
    .toFile(file);
} finally {
  await browser.close();
}
process.stdout.write(`${file}\n`);
