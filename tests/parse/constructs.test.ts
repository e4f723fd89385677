import { expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { type Construct, constructsOf } from "../../pipeline/parse/construct.ts";
import { futureClauses } from "../../pipeline/parse/evidence/future.ts";

const groups = ["closing.yaml", "future.yaml", "section-roles.yaml"].flatMap((file) =>
  Object.entries<readonly Construct[]>(constructsOf(file)).flatMap(([group, constructs]) =>
    constructs.flatMap(({ name, pattern, lines }) =>
      lines.map((line) => ({ name: `${group}/${name}`, pattern, line })),
    ),
  ),
);

test.each(groups)("$name: $line", ({ pattern, line }) => {
  expect(fold(line)).toMatch(new RegExp(pattern, "i"));
});

test.each(groups.filter(({ name }) => name.startsWith("sure/")))("$line tells of the future", ({ line }) => {
  expect(futureClauses(fold(line))(0)).toBe(true);
});

test.each(groups.filter(({ name }) => name.startsWith("object/")))("$line moves an object", ({ line }) => {
  expect(futureClauses(fold(line))(0)).toBe(false);
});
