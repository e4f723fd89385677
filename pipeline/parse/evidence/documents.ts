import { matches } from "../matches.ts";
import { SIGN, type Stretch } from "./stretch.ts";
import type { Found } from "./token.ts";

// No title seen is longer; the bound keeps an unclosed mark from swallowing the rest of a page.
const LONGEST_TITLE = 160;
const OPEN = /[《〈<]/;
const CLOSE = /[》〉>]/;
/** Words that titles end in, for a mark that is never closed: 《某区接待管理办法,并严格执行。 */
const TITLE_WORD =
  /^.{2,60}?(?:管理办法|暂行办法|实施办法|办法|制度|实施方案|工作方案|方案|暂行规定|规定|实施意见|意见|实施细则|细则|条例|通知|规则|清单|纪要|规程|预案|合同|协议|公约|准则)(?=[^一-龥]|$|等|并|后|及|和|,|的)/;

/**
 * Titles in 《》, with titles inside titles (《…〈…〉…》, 《…<…>…》, 《…《…》…》). A mark that is never closed ends at the word that titles end in;
 * without one it is no title. Marks are looked for in `folded`; the value is the title as `printed`.
 */
export function documents({ folded, signs }: Stretch, printed: string): readonly Found[] {
  if (!(signs & SIGN.title)) return [];
  const found: Found[] = [];
  let nextClose = -1;
  for (let at = folded.indexOf("《"); at !== -1; ) {
    if (nextClose < at) nextClose = folded.indexOf("》", at);
    if (nextClose === -1) nextClose = folded.length;
    const end = (nextClose - at <= LONGEST_TITLE ? closing(folded, at) : null) ?? unclosed(folded, at);
    if (end !== null) {
      const value = title(printed.slice(at + 1, folded[end - 1] === "》" ? end - 1 : end));
      if (value !== "") found.push({ kind: "document", value, unit: null, start: at, end });
    }
    at = folded.indexOf("《", end ?? at + 1);
  }
  return found;
}

/** Offset behind the mark that closes the title opened at `at`; null when it is not closed. */
function closing(folded: string, at: number): number | null {
  let depth = 0;
  let reopened = -1;
  const limit = Math.min(folded.length, at + LONGEST_TITLE);
  for (let index = at; index < limit; index++) {
    const unit = folded[index]!;
    if (unit === "\n" && folded[index + 1] === "\n") break;
    if (OPEN.test(unit)) {
      depth++;
      if (index > at && unit === "《") reopened = index;
    } else if (CLOSE.test(unit)) {
      // 《A〈B》: the inner mark was forgotten; 》 closes all when no other 》 follows before the next 《.
      depth = unit === "》" && !closesAgain(folded, index + 1, limit) ? 0 : depth - 1;
      if (depth <= 0) return reopened !== -1 && /[。;!?]/.test(folded.slice(at, reopened)) ? null : index + 1;
    } else if (unit === "。" && depth > 0 && !folded.slice(index, limit).includes("》")) break;
  }
  return null;
}

function closesAgain(folded: string, from: number, limit: number): boolean {
  for (let index = from; index < limit; index++) {
    if (folded[index] === "》") return true;
    if (folded[index] === "《" || folded[index] === "。" || folded[index] === "\n") return false;
  }
  return false;
}

function unclosed(folded: string, at: number): number | null {
  const match = TITLE_WORD.exec(folded.slice(at + 1, at + 90).split(/[。;!?\n《》]/)[0]!);
  return match ? at + 1 + match[0].length : null;
}

/** Bare title: inner marks as 〈〉, no line breaks. */
function title(printed: string): string {
  return printed
    .replace(/\s+/g, "")
    .replace(/[<《＜]/g, "〈")
    .replace(/[>》＞]/g, "〉");
}

const NUMBER = /[〔[【(﹝〖]\s?((?:19|20)\d{2})\s?[〕\]】)﹞〗]\s?(?:第\s?)?(\d{1,5})\s?号/g;
const CASE =
  /[〔[(]\s?((?:19|20)\d{2})\s?[〕\])]\s?([京津冀晋内蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘青宁新最兵][一-龥\d]{2,14}?)(\d{1,6})\s?号/g;
const DECREE = /(?:令|公告)第\s?(\d{1,5})\s?号/g;
// Words before a number that are not its agency code: 根据某政发〔2020〕1号, 印发了某办〔2021〕3号.
const NOT_CODE =
  /^.*(?:根据|按照|依据|印发|下发|转发|出台|制定|执行|落实|文件|学习|通知|关于|对照|参照|了|的|与|和|及|以|为|即|经|见|由|将|按)/;

/** Document and case numbers in all bracket styles: 益宣电〔2022〕21号, 某发[2022]4号, （2021）湘0903民初12号. */
export function documentNumbers({ folded, signs }: Stretch): readonly Found[] {
  if (!(signs & SIGN.documentNumber)) return [];
  const found: Found[] = [];
  for (const match of matches(CASE, folded)) {
    const end = match.index + match[0].length;
    found.push({
      kind: "document-number",
      value: `(${match[1]})${match[2]}${match[3]}号`,
      unit: null,
      start: match.index,
      end,
    });
  }
  for (const match of matches(NUMBER, folded)) {
    const before = /[一-龥A-Za-z]{1,12}$/.exec(folded.slice(Math.max(0, match.index - 12), match.index))?.[0] ?? "";
    const code = before.replace(NOT_CODE, "");
    const value = `${code}〔${match[1]}〕${match[2]}号`;
    const end = match.index + match[0].length;
    found.push({ kind: "document-number", value, unit: null, start: match.index - code.length, end });
  }
  for (const match of matches(DECREE, folded)) {
    const before = /[一-龥]{0,8}$/
      .exec(folded.slice(Math.max(0, match.index - 8), match.index))![0]
      .replace(NOT_CODE, "");
    const start = match.index - before.length;
    const end = match.index + match[0].length;
    found.push({ kind: "document-number", value: folded.slice(start, end).replace(/\s/g, ""), unit: null, start, end });
  }
  return found;
}
