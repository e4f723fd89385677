/** Markup that is safe to write out: made by {@link html} or {@link raw} only. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

/** A template whose values are escaped, unless they are {@link Html} themselves; null and false are nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0]!;
  parts.forEach((part, index) => {
    markup += written(part) + strings[index + 1]!;
  });
  return new Html(markup);
}

/** Markup that is known to be safe: our own style, script and charts. */
export function raw(markup: string): Html {
  return new Html(markup);
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return part.map(written).join("");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text as HTML text or attribute value. Control characters that no HTML document may hold become U+FFFD; directional
 * marks stay, and {@link isolated} keeps them from turning the text around them.
 */
export function escapeHtml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "\ufffd")
      .replace(/[&<>"']/g, (character) => ESCAPES[character]!)
  );
}

/** Letters and marks that run from right to left, and the marks that turn the direction of what follows. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Text of a notice: what turns the direction of writing acts inside it only. */
export function isolated(text: string): Html {
  return TURNING.test(text) ? html`<bdi>${text}</bdi>` : html`${text}`;
}

/** The same for places that hold no markup, such as an option of a list: the marks are left out. */
export function unturned(text: string): string {
  return text.replace(new RegExp(TURNING, "g"), "");
}
