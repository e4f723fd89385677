/** An electronic address in a folded text. */
export interface AddressHit {
  readonly from: number;
  readonly to: number;
}

/** `@` as it is printed, `(at)` and `[at]`; blanks and a line break may stand around it. */
const AT = / {0,2}\n? {0,2}(?:@|[([]at[)\]])[ \n]{0,3}/gi;
const LOCAL = /[A-Za-z0-9._%+-]{1,64}$|[\u4e00-\u9fff]{1,4}$/;
/** The domain, its last part one that is known where a blank or a line break stands before it. */
const LABELS =
  /[A-Za-z0-9-]{1,63}(?:\n[A-Za-z0-9-]{1,63}(?=[.。]))?(?:[.。](?:[A-Za-z0-9-]{1,63}|[\u4e00-\u9fff]{2,4})|[.。][ \n]{1,2}(?:com|cn|net|org|gov|edu)(?![A-Za-z]))+|[\u4e00-\u9fff]{1,10}\.[\u4e00-\u9fffA-Za-z]{2,6}/y;
/** 微信号：zsf_1900. */
const WECHAT = /微 {0,4}信(?:号码?)?(?:\([^()]{0,12}\))?[:： ]{1,3}([A-Za-z][\w-]{4,19})/g;

/** Addresses of electronic mail and of WeChat. */
export function electronicAddresses(text: string): readonly AddressHit[] {
  const hits: AddressHit[] = [];
  for (const at of text.matchAll(AT)) {
    const end = at.index + at[0].length;
    LABELS.lastIndex = end;
    const domain = LABELS.exec(text);
    if (!domain) continue;
    const before = text.slice(Math.max(0, at.index - 64), at.index);
    const local = LOCAL.exec(before);
    if (local) hits.push({ from: at.index - local[0].length, to: end + domain[0].length });
  }
  for (const match of text.includes("微") ? text.matchAll(WECHAT) : []) {
    const to = match.index + match[0].length;
    hits.push({ from: to - match[1]!.length, to });
  }
  return hits;
}
