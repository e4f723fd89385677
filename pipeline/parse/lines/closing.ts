import { anyConstruct, constructsOf } from "../construct.ts";
import { CHINESE_DIGIT } from "../dates.ts";
import { readEnumerator } from "../headings/enumerator.ts";
import { type Line, lineFrom, lineUpTo } from "./line.ts";

// 2023年8月18日  二〇二三年八月十八日  2023-08-18  2023.8.18
const DAY = [
  "(?:19|20)\\d{2} ?[年./-] ?\\d{1,2} ?[月./-] ?\\d{1,2} ?日?",
  `[二一][${CHINESE_DIGIT}]{3} ?年 ?[一二三四五六七八九十]{1,3} ?月 ?[一二三四五六七八九十]{1,4} ?日`,
].join("|");
// 2023年8月
const MONTH = "(?:19|20)\\d{2} ?年 ?\\d{1,2} ?月";
/** Date alone on its line: 2023年8月18日, （2023年8月）. */
export const DATE_LINE = new RegExp(`^[(]?(?:${DAY}|${MONTH})[)]?$`);
/** 中共某县某局党组 2023年8月18日 in one line. */
const ISSUER_AND_DATE = new RegExp(`^(.{2,60}?) {1,60}(?:${DAY})$`);
const DAY_AT_END = new RegExp(`(?:${DAY})$`);
const ISSUER =
  /^[(]?(?:中国?共(?:产党)?)?[^。;:!?,]{2,50}?(?:委员会|党组|党委|党工委|党总支|总支部?|支部|局|院|部|会|社|中心|公司|集团|校|学院|大学|幼儿园|厅|办公室|办|镇|乡|街道|银行|馆|站|所|队|台|处|科|村|社区|联|室|[(].{1,12}[)])[)]?$/;
// 已报县委党组2023年12月25日, 整改时限为某局2023年…: what an issuer's name does not begin with.
const NO_ISSUER = /^(?:已|于|在|由|经(?!济|营|贸|信|开)|截[至止]|至|自|从|报|向|将|完成|整改|责任|牵头|时限)/;

/**
 * Where issuer and date begin that end a line, or null: 中共某县某局党组2023年8月18日 written without a space, and
 * behind the contact sentence (监督电话：0000-0000000。某县某局党组 2023年8月18日).
 */
function signatureAt(text: string): number | null {
  const from = Math.max(0, text.length - 80);
  const day = DAY_AT_END.exec(text.slice(from));
  if (!day) return null;
  const before = text.slice(0, from + day.index).trimEnd();
  const start = /(?:^|[。;!]|[\d)] (?=[^\d]))[^。;!:]{0,60}$/.exec(before.slice(-70));
  if (!start) return null;
  const name = start[0].replace(/^(?:[。;!]|[\d)] )/, "");
  if (!ISSUER.test(name.trim()) || NO_ISSUER.test(name.trim()) || readEnumerator(name.trim())) return null;
  return before.length - name.trimStart().length;
}

const CONTACT = anyConstruct(constructsOf<"contact">("closing.yaml").contact, "i");

/** A number or address behind a word for it, wherever it stands in the line: 来电：0000-…  电话（0571-…）  致信…办公室. */
const REACHABLE =
  /(?:电话|手机|热线|传真|来电|拨打|渠道|邮箱|信箱|邮件|邮编|E-?mail)(?:为|是)?[: ()]{0,3}(?:\(?\d[\d*() -]{4,18}\d|[\w.+-]{2,40}@)/i;
/** What such a line asks for. */
const ASKING = /监督|反映|意见|来电|来信|公示|公布|举报|咨询|联系|建议|看法|异议|渠道|邮编|反馈/;

/** The site's own foot: 主办：…  技术支持：…  版权所有  某某县人民政府门户网站 */
const FOOT = /(?:主办|承办|技术支持|版权|网站标识|备案|(?:门户|政府|党建|清风|廉[政洁]|监委|监察|信息)网站?$|网站地图)/;
// Lines of a page's foot that are no furniture by themselves; none seen has more.
const FOOT_LINES = 15;

/** The sentence that says how to reach the unit; no numbered line of the body is. */
function isContactLine(text: string): boolean {
  if (text.length > 600) return false;
  if (CONTACT.test(text)) return true;
  return text.length <= 300 && REACHABLE.test(text) && ASKING.test(text) && !readEnumerator(text) && !FOOT.test(text);
}

const LABELLED_CONTACT =
  /(?:联系|监督|举报|咨询)(?:电话|方式|热线)(?:及邮箱)? ?[:为]? ?(?=[\d(])|(?:电子)?邮箱 ?[:为]? ?(?=[A-Za-z0-9._-]{2,40}@)/;

/** …持续巩固整改成果。监督电话：… — a closing paragraph may end with the contact; the part from its label on. */
function embeddedContact(
  lines: readonly Line[],
  from: number,
  furniture: ReadonlySet<number>,
  metadata: ReadonlySet<number>,
): Line | null {
  for (let at = Math.min(from, lines.length) - 1, seen = 0; at >= 0 && seen < 2; at--) {
    const line = lines[at]!;
    if (line.text === "" || furniture.has(line.index) || metadata.has(line.index)) continue;
    seen++;
    const match = LABELLED_CONTACT.exec(line.text.slice(-600));
    if (match) return lineFrom(line, Math.max(0, line.text.length - 600) + match.index);
  }
  return null;
}

export interface Closing {
  readonly contact: readonly Line[];
  readonly signature: readonly Line[];
  /** Index of the first line of the closing; all of it stands behind the last section. */
  readonly from: number;
}

/**
 * The closing of a notice: contact sentence, issuer and date, in either order, read from the end upwards until a line
 * that is neither. Furniture and page metadata between and below them are passed over, and so is a site's foot.
 */
export function closingLines(
  lines: readonly Line[],
  furniture: ReadonlySet<number>,
  metadata: ReadonlySet<number>,
): Closing {
  return aboveFoot(lines, furniture, metadata) ?? closingOf(lines, furniture, metadata);
}

/**
 * The closing above the foot of a site, whose address and telephone are other people's; null where there is none:
 *
 *     欢迎监督。联系电话：0000-2000001
 *     某某县某局党组
 *     2023年12月25日
 *     主办：某某县纪律检查委员会
 *     地址：某某县府前街9号 电话：0000-5000009
 *
 * It is a foot where it says so first, or where the notice has told above how it is reached.
 */
function aboveFoot(
  lines: readonly Line[],
  furniture: ReadonlySet<number>,
  metadata: ReadonlySet<number>,
): Closing | null {
  let below: Line | null = null;
  for (let at = lines.length - 1, passed = 0; at >= 0 && passed < FOOT_LINES; at--) {
    const line = lines[at]!;
    if (line.text === "" || furniture.has(line.index) || metadata.has(line.index)) continue;
    if (!DATE_LINE.test(line.text) && !ISSUER_AND_DATE.test(line.text) && signatureAt(line.text) === null) {
      below = line;
      passed++;
      continue;
    }
    if (below === null) return null;
    const closing = closingOf(lines.slice(0, at + 1), furniture, metadata);
    const isReachable = closing.contact.some(({ text }) => REACHABLE.test(text));
    return closing.signature.length > 0 && (isReachable || FOOT.test(below.text)) ? closing : null;
  }
  return null;
}

function closingOf(lines: readonly Line[], furniture: ReadonlySet<number>, metadata: ReadonlySet<number>): Closing {
  const contact: Line[] = [];
  const signature: Line[] = [];
  let from = lines.length;
  let dated = false;
  let skipped = 0;
  for (let at = lines.length - 1; at >= 0; at--) {
    let line = lines[at]!;
    if (line.text === "" || furniture.has(line.index)) continue;
    const signed = dated ? null : signatureAt(line.text);
    if (signed !== null && signed > 0 && isContactLine(line.text.slice(0, signed))) {
      signature.unshift(lineFrom(line, signed));
      dated = true;
      line = lineUpTo(line, signed);
    } else if (signed !== null && signed > 0 && REACHABLE.test(line.text.slice(Math.max(0, signed - 200), signed))) {
      // …抓建章立制。监督电话：0000-0000003。某局党组2024年11月20日: all of it in the last paragraph of the notice
      signature.unshift(lineFrom(line, signed));
      dated = true;
      break;
    }
    const isContact = isContactLine(line.text);
    const isSigned = DATE_LINE.test(line.text) || ISSUER_AND_DATE.test(line.text) || signed === 0;
    if (!isContact && isSigned && !dated) {
      signature.unshift(line);
      dated = true;
    } else if (metadata.has(line.index)) {
      // 发布时间 or 责任编辑 below the signature belongs to the page.
      continue;
    } else if (isContact) contact.unshift(line);
    else if (
      ISSUER.test(line.text) &&
      (dated || contact.length === 0) &&
      signature.length < 6 &&
      line.text.length <= 50
    )
      signature.unshift(line);
    else if (
      from === lines.length &&
      signature.length === 0 &&
      contact.length === 0 &&
      skipped < 12 &&
      line.text.length <= 60 &&
      !/。$/.test(line.text)
    ) {
      // Unknown short lines of the page's foot, below everything that is the notice's own.
      skipped++;
      continue;
    } else break;
    from = line.index;
  }
  if (contact.length === 0) {
    const embedded = embeddedContact(lines, from, furniture, metadata);
    if (embedded) contact.push(embedded);
  }
  // An issuer-like line without a date may be the last line of the text: a signature only when a contact precedes it.
  if (!dated && (contact.length === 0 || from === lines.length)) {
    if (
      signature.length > 0 &&
      signature.length <= 2 &&
      /党组|党委|委员会|党总支|支部/.test(signature.map((line) => line.text).join(""))
    )
      return { contact, signature, from };
    return { contact, signature: [], from: lines.length };
  }
  return { contact, signature, from };
}
