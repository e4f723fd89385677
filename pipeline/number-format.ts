/**
 * Numbers as word processors print them before a paragraph. Names are those of WordprocessingML (`w:numFmt`,
 * ISO/IEC 29500-1 §17.18.59); web pages and RTF map onto them.
 */
export function formatNumber(value: number, format: string): string {
  const formatter = FORMATS[format];
  return formatter && value >= 0 && value < 1_000_000 ? formatter(value) : String(value);
}

const DIGITS = [..."〇一二三四五六七八九"];
const LEGAL_DIGITS = [..."零壹贰叁肆伍陆柒捌玖"];

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => "",
  bullet: () => "",
  decimalZero: (n) => String(n).padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  upperLetter: letter,
  lowerLetter: (n) => letter(n).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (n) => roman(n).toLowerCase(),
  chineseCounting: (n) => (n < 100 ? counted(n, DIGITS, "十百千万") : digits(n)),
  chineseCountingThousand: (n) => counted(n, DIGITS, "十百千万"),
  taiwaneseCounting: (n) => counted(n, DIGITS, "十百千万"),
  taiwaneseCountingThousand: (n) => counted(n, DIGITS, "十百千万"),
  japaneseCounting: (n) => counted(n, DIGITS, "十百千万"),
  ideographDigital: digits,
  japaneseDigitalTenThousand: digits,
  taiwaneseDigital: digits,
  chineseLegalSimplified: (n) => counted(n, LEGAL_DIGITS, "拾佰仟万"),
  ideographTraditional: (n) => "甲乙丙丁戊己庚辛壬癸"[n - 1] ?? String(n),
  ideographZodiac: (n) => "子丑寅卯辰巳午未申酉戌亥"[n - 1] ?? String(n),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (n) => from(0x2474, n, 20),
  decimalEnclosedFullstop: (n) => from(0x2488, n, 20),
  ideographEnclosedCircle: (n) => from(0x3280, n, 10),
};

function from(first: number, n: number, count: number): string {
  return n >= 1 && n <= count ? String.fromCharCode(first + n - 1) : String(n);
}

function circled(n: number): string {
  if (n >= 21 && n <= 35) return from(0x3251, n - 20, 15);
  if (n >= 36 && n <= 50) return from(0x32b1, n - 35, 15);
  return from(0x2460, n, 20);
}

function fullWidth(n: number): string {
  return String(n).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function digits(n: number): string {
  return [...String(n)].map((digit) => DIGITS[Number(digit)]).join("");
}

/** 12 → 十二, 20 → 二十, 105 → 一百零五, 12000 → 一万二千. */
function counted(n: number, numerals: readonly string[], [ten, hundred, thousand, myriad]: string | string[]): string {
  if (n === 0) return numerals[0] === "〇" ? "零" : numerals[0]!;
  if (n >= 10_000) {
    const rest = n % 10_000;
    const units = [ten, hundred, thousand, myriad].join("");
    const tail = rest === 0 ? "" : (rest < 1000 ? "零" : "") + group(rest, numerals, units);
    return counted(Math.floor(n / 10_000), numerals, units) + myriad + tail;
  }
  const text = group(n, numerals, `${ten}${hundred}${thousand}`);
  return ten === "十" && n < 20 && n >= 10 ? text.slice(1) : text;
}

function group(n: number, numerals: readonly string[], units: string): string {
  let text = "";
  let pendingZero = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(n / 10 ** power) % 10;
    if (digit === 0) pendingZero = text !== "";
    else {
      text += (pendingZero ? "零" : "") + numerals[digit] + (power > 0 ? units[power - 1] : "");
      pendingZero = false;
    }
  }
  return text;
}

function letter(n: number): string {
  // Word repeats the letter after Z: AA, BB.
  return n < 1 ? String(n) : String.fromCharCode(65 + ((n - 1) % 26)).repeat(Math.min(10, Math.ceil(n / 26)));
}

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n);
  const steps: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = n;
  let text = "";
  for (const [value, mark] of steps)
    while (rest >= value) {
      text += mark;
      rest -= value;
    }
  return text;
}

/**
 * A restored number in front of its paragraph: nothing between where the number ends in punctuation of its own
 * (`一、`, `1.`, `①`), else one space (`第一条 …`).
 */
export function joinNumber(number: string, text: string): string {
  if (number === "") return text;
  return /[\p{P}\p{No}]$/u.test(number) ? number + text : `${number} ${text}`;
}
