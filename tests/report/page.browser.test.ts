import { existsSync, mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeReport } from "../../pipeline/report/report.ts";
import { inventedDatabase } from "../support/invented-database.ts";

// Any Chromium will do; where there is none the page is covered by report.test.ts without a browser.
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Serious and critical findings of axe, a line each. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: AXE });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run: (options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.map(
      ({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length})`,
    );
  });
  return violations.filter((violation) => /^(serious|critical)/.test(violation));
}

interface Drawn {
  readonly textContent: string;
  readonly querySelectorAll: (selector: string) => Iterable<Drawn>;
  readonly getBoundingClientRect: () => Readonly<Record<"left" | "right" | "top" | "bottom" | "width", number>>;
}

/** Runs in the page: words of its charts that touch other words or are cut off. */
function wordsInTheWay(): readonly string[] {
  const { document } = globalThis as unknown as { document: Drawn };
  const found: string[] = [];
  for (const chart of document.querySelectorAll(".chart svg")) {
    const edge = chart.getBoundingClientRect();
    const words = [...chart.querySelectorAll("text")]
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }))
      .filter(({ text, box }) => text.trim() !== "" && box.width > 0);
    words.forEach(({ text, box }, index) => {
      if (box.left < edge.left - 1 || box.right > edge.right + 1) found.push(`${text} is cut off`);
      for (const other of words.slice(index + 1)) {
        const width = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const height = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Boxes are as high as the line, letters are not.
        if (width > 1 && height > 3) found.push(`${text} × ${other.text}`);
      }
    });
  }
  return found;
}

describe.skipIf(!existsSync(executablePath))("the page in a browser", () => {
  let browser: Browser;
  let url: string;
  /** The other pages a report can be. */
  const pages = new Map<string, string>();
  const troubles: string[] = [];

  async function openPage(options: Parameters<Browser["newPage"]>[0] = {}, address = url): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.on("console", (message) => troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) troubles.push(`request to ${request.url()}`);
    });
    await page.goto(address);
    return page;
  }

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), "xunjian-page-"));
    const connection = await (await inventedDatabase()).connect();
    await writeReport(connection, folder, { formats: ["html", "csv"], lang: "zh", redact: false });
    url = pathToFileURL(join(folder, "index.html")).href;
    for (const [name, options] of [
      ["dossier", { unit: "望舒市融媒体中心", lang: "zh" }],
      ["finance chapter", { category: "finance", lang: "zh" }],
      ["ideology chapter", { category: "ideology", lang: "zh" }],
      ["English report", { lang: "en" }],
    ] as const) {
      const [path] = await writeReport(connection, mkdtempSync(join(tmpdir(), "xunjian-page-")), {
        formats: ["html"],
        redact: false,
        ...options,
      });
      pages.set(name, pathToFileURL(path!).href);
    }
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  }, 300_000);

  afterAll(async () => browser?.close());

  it("goes from a cell of the heat map to its leaves and the marked passage", async () => {
    const page = await openPage();
    const cell = page.locator("#heatmap td.differs a").first();
    const count = Number((await cell.textContent())!.replace("*", ""));
    const unit = await cell.getAttribute("data-unit");
    await cell.click();
    const shown = page.locator(".leaf:visible");
    expect(await shown.count()).toBe(count);
    expect(await shown.first().getAttribute("data-unit")).toBe(unit);
    expect(await shown.first().locator("mark").isVisible()).toBe(true);
    await expect.poll(() => page.evaluate("scrollY")).toBeGreaterThan(1000);
    // A quote elsewhere still leads to its passage: the filter gives way.
    await page.locator("#ideology-quotes q a").first().click();
    expect(await page.locator(".leaf:target mark").isVisible()).toBe(true);
    await page.close();
  });

  it("is used with the keyboard alone: skip link, cell, filter, sorting", async () => {
    const page = await openPage();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#main$/);
    const cell = page.locator("#heatmap td.differs a").first();
    const count = Number((await cell.textContent())!.replace("*", ""));
    await cell.focus();
    await page.keyboard.press("Enter");
    expect(await page.locator(".leaf:visible").count()).toBe(count);
    // A click moves where the next Tab goes on: into the leaves of the cell.
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.closest('.cell')?.id")).toMatch(/^cell-/);
    await page.keyboard.press("Enter");
    expect(await page.locator(".leaf details[open]:visible").count()).toBe(1);
    const head = page.locator("#codes thead th:nth-child(3) button");
    await head.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Space");
    expect(await page.locator("#codes thead th:nth-child(3)").getAttribute("aria-sort")).toBe("ascending");
    await page.close();
  });

  it("filters and sorts", async () => {
    const page = await openPage();
    await page.locator(".filter input").fill("三审三校");
    const texts = await page.locator(".leaf:visible").allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toContain("三审三校");
    await page.locator(".filter button").click();
    await expect.poll(() => page.locator(".leaf:visible").count()).toBe(148);
    const column = page.locator("#codes tbody td.num:nth-child(5)");
    await page.locator("#codes thead th:nth-child(5) button").click();
    const counts = (await column.allTextContents()).map(Number);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(await page.locator("#codes thead th:nth-child(5)").getAttribute("aria-sort")).toBe("descending");
    await page.close();
  });

  it("can be read and followed without the script", async () => {
    const page = await openPage({ javaScriptEnabled: false });
    expect(await page.locator(".leaf:visible").count()).toBe(148);
    expect(await page.locator(".filter").isVisible()).toBe(false);
    expect(await page.locator(".lead li:visible").count()).toBeGreaterThan(8);
    expect(await page.locator("main svg:visible").count()).toBeGreaterThan(5);
    const folded = page.locator(".leaf details").first();
    await folded.locator("summary").click();
    expect(await folded.locator(".origin").isVisible()).toBe(true);
    await page.locator("#heatmap td.differs a").first().click();
    expect(page.url()).toMatch(/#cell-/);
    await page.close();
  });

  it.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 390],
    ["dark", 390],
  ] as const)(
    "has no serious accessibility violation and no sideways scrolling (%s, %i wide)",
    async (colorScheme, width) => {
      const page = await openPage({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      expect(await violationsOf(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
      await page.close();
    },
  );

  it.each(["dossier", "finance chapter", "ideology chapter", "English report"])(
    "has no serious accessibility violation in the %s, light, dark and narrow",
    async (name) => {
      for (const [colorScheme, width] of [
        ["light", 1280],
        ["dark", 390],
      ] as const) {
        const page = await openPage(
          { colorScheme, viewport: { width, height: 800 }, bypassCSP: true },
          pages.get(name)!,
        );
        expect(await violationsOf(page)).toEqual([]);
        expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
        await page.close();
      }
    },
  );

  it("sets no words of a chart over others or beyond its edge, on telephones and screens, in both languages", async () => {
    for (const address of [url, pages.get("English report")!, pages.get("dossier")!])
      for (const width of [360, 390, 1280]) {
        const page = await openPage({ viewport: { width, height: 800 } }, address);
        expect(await page.evaluate(wordsInTheWay), `${address} at ${width}`).toEqual([]);
        await page.close();
      }
  });

  it("is printed without the list of leaves, a dossier on two pages", async () => {
    for (const [address, most] of [
      [pages.get("dossier")!, 2],
      [url, 16],
    ] as const) {
      const page = await openPage({}, address);
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(most);
      await page.close();
    }
  });

  it("breaks none of its own rules and asks nothing of a network", () => expect(troubles).toEqual([]));
});
