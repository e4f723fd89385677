import { expect, test } from "vitest";
import { fold } from "../../pipeline/fold.ts";
import { type Construct, constructsOf } from "../../pipeline/parse/construct.ts";

const groups = ["closing.yaml", "section-roles.yaml"].flatMap((file) =>
  Object.entries<readonly Construct[]>(constructsOf(file)).flatMap(([group, constructs]) =>
    constructs.flatMap(({ name, pattern, lines }) =>
      lines.map((line) => ({ name: `${group}/${name}`, pattern, line })),
    ),
  ),
);

test.each(groups)("$name: $line", ({ pattern, line }) => {
  expect(fold(line)).toMatch(new RegExp(pattern, "i"));
});
