import { fold } from "../../fold.ts";
import type { Span } from "../../span.ts";
import { matches } from "../matches.ts";
import type { EvidenceToken } from "./token.ts";

const EMAIL = /[A-Za-z0-9_][\w.+-]{0,62}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}/g;
const PHONE =
  /(?<![\d@])(?:\(?0\d{2,3}\)?[- ]{0,2}[2-9]\d{6,7}(?:(?:-|转)\d{1,5})?|0\d{2,3}[2-9]\d{6,7}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|400-?\d{3}-?\d{4}|[2-9]\d{6,7}(?:(?:-|转)\d{1,5})?|12\d{3})(?![\d@])/g;
const PHONE_LIKE = new RegExp(PHONE.source);
const LABEL =
  "联系人(?:及电话)?|联系电话|联系方式|监督电话|举报电话|咨询电话|电话|手机|传真|热线|通信地址|通讯地址|通联地址|联系地址|来信地址|邮寄地址|办公地址|地址|邮政信箱|信箱|邮政编码|邮编|电子邮箱|电子信箱|电子邮件|邮箱|网址|E-?mail";
// Behind its label a number is a phone whatever its form: a dropped area code, digits hidden by asterisks.
const LABELLED_PHONE =
  /(?:电话|手机|热线|传真|联系方式|来电|拨打|渠道)[^\d;。\n@]{0,12}(?<phone>\(?\d[\d*() -]{5,18}[\d*])(?![\d@])/g;
const POSTCODE = /(?:邮政编码|邮编)[: ]{0,3}(?:为|是)?(\d{6})(?!\d)/g;
// 信箱:云和县某路1号 is an address, 信箱:某局@… and 信箱:85号 are not.
const NAME = "[\\u4e00-\\u9fff]{1,12}[省市区县州旗镇乡街道路巷村号]";
// 某路1号(信封请注明“巡察整改”): a request to the writer ends the address; 某路1号(某大厦3楼) goes on.
const NOTE =
  "[,、 ]?\\(?(?:并?(?:信封|信件|邮件)[^,。;()]{0,10}|(?:(?:来|寄)信时?|来函时?)?请(?:在信封)?上?)(?:注明|标明|写明)";
const ADDRESS = new RegExp(
  `(?:通信地址|通讯地址|通联地址|联系地址|来信地址|邮寄地址|办公地址|地址|邮政信箱|来信请寄|信函请寄|来信(?=:)|致信|请寄(?:至|到)?|信箱(?=[: ]{1,3}${NAME}))(?:及邮编)?[: ]{0,3}(?:为|是)?(?<address>[^;。\\n]{4,90}?)(?=[;。\\n]|${NOTE}|[,、( ]{0,3}(?:${LABEL})|[,、( ]\\d{6}|$)`,
  "g",
);

/**
 * Phone, e-mail, postcode and address of the contact sentence (欢迎…监督 … 联系电话 …). Only `span` is read: a site's
 * footer below the signature carries other people's numbers. `unit` says which of them it is; phones keep their digits
 * and hyphens, without spaces and brackets.
 */
export function readContacts(text: string, span: Span): EvidenceToken[] {
  const folded = fold(text.slice(span.start, span.end));
  const found: { start: number; end: number; value: string; unit: string }[] = [];
  const isFree = (start: number, end: number): boolean => !found.some((one) => one.start < end && start < one.end);
  const add = (start: number, end: number, value: string, unit: string): void => {
    if (found.length < MOST && isFree(start, end)) found.push({ start, end, value, unit });
  };
  for (const match of matches(EMAIL, folded)) add(match.index, match.index + match[0].length, match[0], "email");
  for (const match of matches(POSTCODE, folded)) {
    const end = match.index + match[0].length;
    add(end - 6, end, match[1]!, "postcode");
  }
  for (const match of matches(ADDRESS, folded)) {
    const address = match.groups!.address!.trim();
    const start = match.index + match[0].indexOf(address);
    add(start, start + address.length, address, "address");
  }
  for (const match of matches(LABELLED_PHONE, folded)) {
    const phone = match.groups!.phone!;
    if (PHONE_LIKE.test(phone)) continue; // read below, one by one
    const start = match.index + match[0].length - phone.length;
    add(start, start + phone.length, phoneValue(phone), "phone");
  }
  for (const match of matches(PHONE, folded)) {
    // 413000 without a label may be a postcode; a phone has seven digits or more.
    const end = match.index + match[0].length;
    add(match.index, end, phoneValue(match[0]), "phone");
  }
  return found
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, value, unit }) => ({
      kind: "contact",
      text: text.slice(span.start + start, span.start + end),
      value,
      unit,
      isFuture: false,
      span: { start: span.start + start, end: span.start + end },
    }));
}

function phoneValue(printed: string): string {
  return printed.replace(/[() ]/g, (mark) => (mark === ")" ? "-" : "")).replace(/-{2,}/g, "-");
}

// No contact sentence has more; the bound keeps a page of numbers from being compared pair by pair.
const MOST = 60;
