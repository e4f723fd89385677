import { existsSync } from "node:fs";
import type { DuckDBConnection } from "@duckdb/node-api";
import { codebook } from "../../classify/codebook.ts";
import { type CrosswalkStep, crosswalkSteps, type Recoded, recodeDatabase } from "../../classify/crosswalk.ts";
import { Failure } from "../../failure.ts";
import { tableColumns } from "../../load/append.ts";
import { replaceCodebooks } from "../../load/codebook-tables.ts";
import { openDatabase, readMeta, writeMeta } from "../../load/database.ts";
import { changeDatabase } from "./change-database.ts";

/**
 * Moves a database to the project's codebook: codes, people's labels, the table of codes, comparisons.
 *
 * @param from version it was coded with; null: what the database says
 * @param crosswalk file of the steps; null: the project's
 * @throws Failure when the crosswalk does not fit, does not lead there, or leads to a code that does not exist
 */
export async function recodeToCurrent(
  path: string,
  from: string | null,
  crosswalk: string | null,
): Promise<Recoded & { readonly from: string; readonly to: string }> {
  const to = codebook().version;
  const steps = stepsOf(crosswalk);
  const version = from ?? (await versionIn(path));
  if (version === to) return { changed: 0, toReview: 0, from: version, to };
  return changeDatabase(path, async (connection) => {
    const recoded = await recodeBySteps(connection, version, to, steps);
    const unknown = await unknownCode(connection);
    if (unknown !== null)
      throw new Failure({
        zh: `改码后的 ${unknown} 不在编码本 ${to} 中，未改动；请补全对照表`,
        en: `${unknown} would not be a code of codebook ${to}, nothing was changed: complete the crosswalk`,
      });
    await replaceCodebooks(connection, await tableColumns(connection));
    await writeMeta(connection, { codebook_version: to });
    return { ...recoded, from: version, to };
  });
}

async function versionIn(path: string): Promise<string> {
  const database = await openDatabase(path, "inspect");
  const { codebook_version } = await readMeta(database.connection).finally(database.close);
  if (codebook_version !== undefined) return codebook_version;
  throw new Failure({
    zh: `${path} 没有记下编码本版本；请用 --from 指明`,
    en: `${path} does not say which codebook it was coded with: name the version with --from`,
  });
}

function stepsOf(path: string | null): CrosswalkStep[] {
  if (path === null) return crosswalkSteps();
  if (!existsSync(path))
    throw new Failure({ zh: `没有 ${path}；请检查路径`, en: `There is no ${path}: check the path` }, { exitCode: 2 });
  try {
    return crosswalkSteps(path);
  } catch (error) {
    throw new Failure(
      {
        zh: `${path} 不是对照表；格式见 data/codebook/crosswalk.yaml`,
        en: `${path} is no crosswalk: see data/codebook/crosswalk.yaml for the format`,
      },
      { cause: error },
    );
  }
}

async function recodeBySteps(
  connection: DuckDBConnection,
  from: string,
  to: string,
  steps: readonly CrosswalkStep[],
): Promise<Recoded> {
  if (leads(from, to, steps)) return recodeDatabase(connection, from, to, steps);
  throw new Failure({
    zh: `对照表没有从 ${from} 到 ${to} 的步骤；请补进 data/codebook/crosswalk.yaml 或用 --crosswalk 指明`,
    en: `The crosswalk has no way from ${from} to ${to}: add it to data/codebook/crosswalk.yaml or name one with --crosswalk`,
  });
}

function leads(from: string, to: string, steps: readonly CrosswalkStep[]): boolean {
  const seen = new Set<string>();
  let version: string | undefined = from;
  while (version !== undefined && version !== to && !seen.has(version)) {
    seen.add(version);
    version = steps.find((step) => step.from === version)?.to;
  }
  return version === to;
}

/** A code in use that the project's codebook does not have; null: none. */
async function unknownCode(connection: DuckDBConnection): Promise<string | null> {
  const used = await connection.runAndReadAll("select distinct code from problem_categories order by code");
  const { codes } = codebook();
  const unknown = used.getRows().find(([code]) => !codes.has(String(code)));
  return unknown === undefined ? null : String(unknown[0]);
}
