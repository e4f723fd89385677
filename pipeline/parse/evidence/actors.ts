import { matches } from "../matches.ts";
import { regionSuffix } from "../metadata/regions.ts";
import { sameBody, unitParts } from "../metadata/unit-name.ts";
import { anyOf, evidenceLexicon } from "./lexicon.ts";
import { SIGN, type Stretch } from "./stretch.ts";
import type { Found } from "./token.ts";

let organ: RegExp | undefined;

const FIRM =
  /[一-龥A-Za-z()·\d]{2,36}?(?:股份有限公司|有限责任公司|有限公司|集团公司|会计师事务所|律师事务所|资产评估事务所|工程咨询公司)(?:[一-龥]{2,8}分公司)?/g;
const COURT =
  /(?:[一-龥]{1,12}?)?(?:高级|中级|基层)?人民(?:法院|检察院)|[省市区县州](?:中级)?(?:法院|检察院)|[一-龥]{2,6}仲裁委员会/g;
// 与县林业局会商: any bureau, where a mark or a preposition shows where its name begins. 区委巡察组向我局, 县政协到该局: the word inside says that
// another body begins behind it; 对外贸易, 给排水 and 向阳 are names.
const BUREAU =
  /(?<=^|[,。;、:“(与和由向经报请对给在到及同送从转往])[省市区县州旗](?!场|政府|民|内|级|属|直|域|容)(?:(?!到|我|本|该|由|请|向(?!阳)|对(?!外|台|口)|给(?!水|排)|与[省市区县州旗镇乡])[一-龥]){2,10}?[局厅](?![长内机属里领党干科])/g;
const PLACE =
  /(?<=^|[,。;、:到在对向赴和与由])[一-龥]{2,4}(?:镇|乡|街道)[一-龥]{2,5}(?:村|社区)(?![一-龥]{0,2}(?:级|干部|书记))/g;
// Words before a name that are not part of it: 联系某某有限公司, 与某某公司签订.
const NOT_NAME =
  /^.*(?:联系|委托|聘请|聘用|邀请|要求|督促|通过|支付给|支付|借给|租给|出租给|给予|移交给|收到|组织|约谈|起诉|函告|责令|拨付|并入|注销|成立|划入|购买|选定|确定|协调|对接|根据|按照|依据|纳入|工作|情况|指导|引导|支持|会同|联合|其中|下属|所属|其|该|与|和|向|由|对|给|把|将|被|经|在|从|为|请|及|以|至|于|等|了|的|是|到|元)/;

// A name is looked for only where its ending stands at all.
const NAMED = [
  { sign: SIGN.firm, word: /公司|事务所/, pattern: FIRM },
  { sign: SIGN.court, word: /法院|检察院|仲裁委员会/, pattern: COURT },
] as const;

/**
 * Named bodies beyond the unit itself: firms, courts, organs named with their level or place (区纪委, 某市财政局), villages with their town.
 * Precision before recall: a name must end in what such bodies are called and begin at a known boundary.
 *
 * @param unit full name of the inspected unit, whose own names are left out
 */
export function actors({ folded, signs }: Stretch, unit: string | null): readonly Found[] {
  organ ??= new RegExp(`[省市区县州旗](?:${anyOf(evidenceLexicon().organs)})(?!长|党组书记|局长|干部职工)`, "g");
  const own = unit === null ? null : unitParts(unit).body;
  const found: Found[] = [];
  const push = (start: number, end: number): void => {
    const name = folded.slice(start, end);
    if (name.length < 3 || (own !== null && sameBody(unitParts(name).body, own))) return;
    found.push({ kind: "actor", value: name, unit: null, start, end });
  };
  for (const match of signs & SIGN.division ? matches(organ, folded) : []) {
    const region = regionSuffix(folded, match.index + 1);
    const end = match.index + match[0].length;
    // 会同县纪委: together with the discipline commission, far more often than 会同县's own.
    const isVerb = region !== null && folded.startsWith("会同县", region.start);
    push(region === null || isVerb ? match.index : region.start, end);
  }
  for (const { sign, word, pattern } of NAMED) {
    if (!(signs & sign) || !word.test(folded)) continue;
    for (const match of matches(pattern, folded)) {
      const name = match[0].replace(NOT_NAME, "");
      const end = match.index + match[0].length;
      // The bare kind (集团公司, 人民法院) names nobody.
      if (/^(?:有限|股份|集团|会计|律师|人民|资产|工程|高级|中级|基层)/.test(name)) continue;
      push(end - name.length, end);
    }
  }
  if (signs & SIGN.bureau)
    for (const match of matches(BUREAU, folded)) push(match.index, match.index + match[0].length);
  if (!(signs & SIGN.village) || !/村|社区/.test(folded)) return found;
  for (const match of matches(PLACE, folded)) {
    const start = match.index + (/^(?:到|在|对|向|赴|和|与|由|于|其中)/.exec(match[0])?.[0].length ?? 0);
    push(start, match.index + match[0].length);
  }
  return found;
}
