import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { DataFrame } from "danfojs-node";
import { type Column, dataFrame } from "./data-frame";
import type { Evaluation } from "./evaluation";
import { load } from "./load.cjs";

/** Values bound to the `$names` of a query. */
export type Parameters = Readonly<Record<string, string | number | boolean | null>>;

/** The output folder of `xunjian run`, opened for reading. */
export interface Run {
  /** The result of a query as a data frame; the database cannot be changed through it. */
  readonly frame: (sql: string, parameters?: Parameters) => Promise<DataFrame>;
  /** A table of the report, `report/tables/<name>.csv`, with all digits and the headings of the report's language. */
  readonly reportTable: (name: string) => Promise<DataFrame>;
  /** `xunjian evaluate`: the database against a folder of labels, relative to this folder of notebooks. */
  readonly evaluate: (gold: string) => Evaluation;
  /** Notebooks leave it to the end of the kernel. */
  readonly close: () => void;
}

/** The folder that holds `bin/`, `dist/` and `data/`: notebooks run in `notebooks/`. */
const project = resolve("..");

/** Imports a compiled module of xunjian, as `load/database.js`. */
export function xunjianModule<Module>(path: string): Promise<Module> {
  const file = join(project, "dist", path);
  if (!existsSync(file)) throw new Error("xunjian is not built: run `npm ci` or `npm run build` in the project folder");
  return load<Module>(pathToFileURL(file).href);
}

/**
 * Opens what `npx xunjian run … --out <folder>` wrote. Without an argument: the folder in `XUNJIAN_RUN`, else
 * `reports/run`, where `run` writes by default.
 *
 * @throws Failure that says what to do when there is no database, or one of a newer version
 */
export async function openRun(folder = process.env.XUNJIAN_RUN ?? join(project, "reports", "run")): Promise<Run> {
  const path = join(folder, "xunjian.duckdb");
  const { openDatabase } = await xunjianModule<DatabaseModule>("load/database.js");
  const database = await openDatabase(path, "read");
  const frame: Run["frame"] = async (sql, parameters = {}) => {
    const reader = await database.connection.runAndReadAll(sql, parameters);
    const values = reader.getColumnsJS();
    return dataFrame(
      reader
        .columnNames()
        .map((name, index): Column => ({ name, type: `${reader.columnType(index)}`, values: values[index]! })),
    );
  };
  return {
    frame,
    reportTable: (name) =>
      frame("from read_csv($file, header = true, sample_size = -1)", {
        file: join(folder, "report", "tables", `${name}.csv`),
      }),
    evaluate: (gold) => JSON.parse(command("evaluate", "--gold", gold, "--db", path, "--format", "json")) as Evaluation,
    close: database.close,
  };
}

/** Standard output of a command of xunjian. @throws Error with what the command said when it failed */
export function command(...args: readonly string[]): string {
  return commandOn("", ...args);
}

/** The same with text on standard input. */
export function commandOn(stdin: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, "bin", "xunjian.js"), ...args], {
    input: stdin,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status !== 0) throw new Error(`xunjian ${args[0]}: ${stderr.trim()}`);
  return stdout;
}

/** The part of `pipeline/load/database.ts` used here. */
interface DatabaseModule {
  readonly openDatabase: (
    path: string,
    mode: "read",
  ) => Promise<{
    readonly connection: {
      readonly runAndReadAll: (sql: string, parameters: Parameters) => Promise<Reader>;
    };
    readonly close: () => void;
  }>;
}

interface Reader {
  readonly columnNames: () => string[];
  readonly columnType: (index: number) => { readonly toString: () => string };
  readonly getColumnsJS: () => unknown[][];
}
