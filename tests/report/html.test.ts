import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, html } from "../../pipeline/report/html.ts";

describe("markup", () => {
  it("escapes every value but markup itself", () => {
    const link = html`<a title="${'"><script>'}">${"a & b"}</a>`;
    expect(html`<p>${[link, null, false, 3]}</p>`.markup).toBe(
      '<p><a title="&quot;&gt;&lt;script&gt;">a &amp; b</a>3</p>',
    );
  });

  it("leaves no character that could open a tag, close an attribute or break a document", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const escaped = escapeHtml(text);
        expect(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/.exec(escaped)).toBeNull();
        for (const character of escaped) expect(character >= " " || "\t\n\r".includes(character)).toBe(true);
      }),
    );
  });
});
