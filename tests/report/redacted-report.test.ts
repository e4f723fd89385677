import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { INVENTED_UNITS, inventedDatabase } from "../support/invented-database.ts";
import { type Output, reportOf } from "./output.ts";

const PRIVATE = "经办人赵云舟、李青松违规报销，举报电话0000-7654321，邮箱someone@example.invalid。";

/** Everything a reader could find in the files, archives opened. */
function everything(output: Output): string {
  return [...output]
    .map(([name, content]) =>
      /\.(?:xlsx|docx)$/.test(name)
        ? Object.values(unzipSync(content))
            .map((part) => strFromU8(part))
            .join("\n")
        : content.toString("utf8"),
    )
    .join("\n");
}

it("masks persons, telephones and e-mails in every file, and says which version it is", async () => {
  const units = INVENTED_UNITS.slice(0, 2).map((unit) => ({ ...unit, unit: `${unit.unit}分局`, leaves: 6 }));
  const database = await inventedDatabase(":memory:", { units, statement: PRIVATE });
  const restricted = everything(await reportOf(database));
  for (const secret of ["赵云舟", "李青松", "0000-7654321", "someone@example.invalid"])
    expect(restricted).toContain(secret);
  expect(restricted).toContain("内部版");
  const open = everything(await reportOf(database, { redact: true }));
  for (const secret of ["赵云舟", "云舟", "李青松", "青松", "7654321", "someone@", "example.invalid。"])
    expect(open).not.toContain(secret);
  expect(open).toContain("赵某某");
  expect(open).toContain("对外版");
}, 300_000);
