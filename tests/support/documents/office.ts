import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whether LibreOffice is installed; on CI it must be (Debian: libreoffice-writer libreoffice-calc fonts-noto-cjk). */
export const hasOffice: boolean = spawnSync("soffice", ["--version"]).status === 0;

if (!hasOffice && process.env.CI)
  throw new Error("LibreOffice is missing: install libreoffice-writer, libreoffice-calc and fonts-noto-cjk");

/**
 * Converts documents with LibreOffice, all of one call in one start of the program (3 s).
 *
 * @returns the folder with the converted files
 */
export function convert(files: readonly string[], format: string, folder: string): void {
  const profile = mkdtempSync(join(tmpdir(), "office-profile-"));
  const { status, stderr } = spawnSync(
    "soffice",
    ["--headless", `-env:UserInstallation=file://${profile}`, "--convert-to", format, "--outdir", folder, ...files],
    { encoding: "utf8", timeout: 90_000 },
  );
  const extension = format.split(":")[0]!;
  for (const file of files) {
    const made = join(folder, file.replace(/^.*\//u, "").replace(/\.\w+$/u, `.${extension}`));
    if (!existsSync(made)) throw new Error(`LibreOffice made no ${made} (status ${status}): ${stderr}`);
  }
}
