#!/usr/bin/env node
import("../dist/cli.js").then(
  (cli) => cli.main(process.argv.slice(2)),
  (error) => {
    if (error?.code !== "ERR_MODULE_NOT_FOUND") throw error;
    process.stderr.write("xunjian 尚未构建 / not built yet: run `npm ci` in the project folder first.\n");
    process.exitCode = 1;
  },
);
