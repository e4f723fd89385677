import { anyConstruct, constructsOf } from "../construct.ts";
import { matches } from "../matches.ts";

/**
 * Clauses about the future: 将继续…, 计划于…, 拟…, 今后…, 待…后. The difficulty is 将 as the sign of an object (将补助上缴区纪委 = paid the
 * subsidy in), which is past, and 计划, 拟 and 待 as parts of nouns (制定计划3个, 草拟, 待遇).
 */

const CONSTRUCTS = constructsOf<"sure" | "object">("future.yaml");
const SURE = anyConstruct(CONSTRUCTS.sure).source;
// Behind these it does unless the clause moves an object (纳入, 上缴) or is finished (已, 了).
const LIKELY =
  "加强|组织|开展|建立|制定|出台|推进|推动|落实|加大|对|由|通过|完善(?!后)|申请|投入|安排|印发|完成|启动|实施|招聘|聘请|联合|以|同步|强化|健全|做好|抓";
const OBJECT = anyConstruct(CONSTRUCTS.object);
// 将选派干部3名, 将支付余款30万元: other verbs, which may as well belong to an object (将采购清单报备, 将新增资产登记入账).
const VERB =
  "新[增建购开设聘招配装]|增[设派加配]|选[派调聘拔]|抽调|引进|补[充签办齐]|招[录考]|购[置买]|采[购用]|搬迁|拆除|改造|修[缮订改]|维修|扩建|迁建|建[设成]|[付还结缴]清|偿[还付]|支付|拨付|兑付|发放|清退|追[缴回]|办理|结算|清算|重新|重点|统一|集中|利用|调整|优化|提[高升请]|增强|整[合治]|规范|扩大|拓展|举[办行]|委托|报请|申报|会同|赴|前往|征求|处置|核销|注销|验收|实行|推[行出广]|参照|借助|立足|依法|依规|及时|主动|走访|派[出驻]|安装|铺设|分(?=[一二两三四五\\d]?[期批步]|阶段)|从(?=严|今|源头)|(?:培训|检查|整改)(?=\\d)";
const PLACED =
  /(?<![并后再时])(?:通报|公示|公布|反馈|报备|报告|报[省市县区州旗上]|登记|入[账库]|归档|挂钩|(?<=[元项笔户])(?:清退|追回)|用[于作]|汇编|装订|销号|交(?![流通易办接])|(?:提高|提升|增加|降低|下降|压减|压缩|缩短|延长|调整|扩大|减少)[到至为成]|到位)/;

const WILL = new RegExp(
  `(?<!即|必|行|干|大|名|少|中|上|麻|健)将(?:(?<sure>${SURE})|(?<likely>${LIKELY})|(?<verb>${VERB})(?![^,。;]{0,3}的))`,
  "g",
);
// 拟制定…, 拟于…; not 拟定, 草拟 (drafted), 拟提拔干部 (the candidates), 对拟出台的文件, 摸底24家拟入规企业 (which are to be); but 其余3户拟搬迁.
const INTEND =
  "(?<![模虚草起比初代所已自编对把给向])(?<!(?<=[一-龥])(?<!其余|剩余|余下|[另尚还]有)\\d{1,4}[家个名户件项人批处位宗份])拟(?!定(?!于|在)|[订稿写合人态声任]|制(?!定)|办(?!理)|(?:提拔|提任|录用|聘用?|晋升|推荐|发展|表彰|转正)(?:的|对象|人选|人员|干部|党员|职)|[建用购]的)";
// 计划投资…, 计划2025年…; not 制定计划3个, 列入计划5项, 按计划2023年10月完成.
const PLAN =
  "(?<!(?:制[定订]|编制|印发|出台|列入|纳入|按照?|依照|下达|根据|修订|对照|下发|形成|提交)[^,。;并]{0,6}|行动|年度|工作|五年|三年|学习|发展|招聘|培训|实施|整改|生育|帮扶|采购|检查|立法|审计|用款|《)计划(?=于|在(?:\\d|今|明|年|下|第?[一二三四]季)|到|用|投[入资]|今年|明年|下半年|年[内底]|新[建增]|开展|召开|再|将|申请|聘请|购置|建[设成]|完成(?!率|情况|进度|数)|举办|选派|招聘|引进|支付|拨付|\\d{1,4}(?:年|月|日|个月|天|周|个工作日))";
const FORESEE =
  "预计(?=\\d|在|于|到|年|将|今|明|可|能|总?投资|需|投入|完成|建成|全年|新增)|即将|(?<!合同|协议|按|按照)约定(?=\\d[^,。;]{0,12}前)";
/** The predicate of a clause: what the clause names before it is of the future too. */
const PREDICATE = new RegExp(`${INTEND}|${PLAN}|${FORESEE}`, "g");
// 待资金到位后立即支付…; not 接待, 待遇, 待处理资产.
const ADVERBIAL =
  /下一步|下步|今后(?!我)|接下来|下一阶段|下阶段|(?<![接对招期优善款看虐有亟厚慢宽留交])待(?!遇|岗|业|办|查|命|机|客|人|处[理置]|整改|报废|核销|销号|摊)(?=[^,。;]{2,20}(?:后(?!续|期|备|勤|台|果)|(?<![及按同小临])时(?![间限期机效常])|之日|再行))|明年|届时|年内(?=将|完成)|力争|(?<!已|已经)尽快|争取(?=在|于|到|年[内底]|早日|尽快|今年|明年|\d{1,4}[年月])/g;
const DONE = /已|目前|截至|截止|至今|现在|完成了|到位了/;
/** A clause that tells of something done before it comes to its future predicate: 会议研究3次同意将…. */
const DONE_BEFORE =
  /已|了|并|后|目前|截至|截止|现|完成|召开|会议|开展|制定|印发|研究|决定|明确|要求|提出|通过|同意|收到/;
// 剩余14万元,将于…付清: the subject stands in a clause of its own.
const REMAINDER = /^(?:剩余|余下|其余|余款|尾款|尚欠|尚余)[^已了]{0,40}$/;

interface Cue {
  readonly at: number;
  readonly isPredicate: boolean;
}

/** Answers for each offset of `folded` whether it stands in a clause about the future. Linear in the text. */
export function futureClauses(folded: string): (offset: number) => boolean {
  const cues = futureCues(folded);
  if (cues.length === 0) return () => false;
  const future = new Uint8Array(folded.length + 1);
  // From a cue on, clause by clause to the end of its sentence, until one says that something is done.
  let open = false;
  let next = 0;
  let before: { readonly from: number; readonly to: number } | null = null;
  for (let from = 0; from < folded.length && (open || next < cues.length); ) {
    CLAUSE_END.lastIndex = from;
    const mark = CLAUSE_END.exec(folded);
    const to = mark ? mark.index : folded.length;
    const cue = next < cues.length && cues[next]!.at < to ? cues[next]! : null;
    if (cue !== null) {
      const hasSubject = cue.isPredicate && !DONE_BEFORE.test(folded.slice(from, cue.at));
      future.fill(1, hasSubject ? from : cue.at, to);
      if (hasSubject && before !== null && REMAINDER.test(folded.slice(before.from, before.to)))
        future.fill(1, before.from, before.to);
      open = true;
      while (next < cues.length && cues[next]!.at < to) next++;
    } else if (open && DONE.test(folded.slice(from, to))) open = false;
    else if (open) future.fill(1, from, to);
    const goesOn = mark !== null && /[,:]/.test(mark[0]);
    before = goesOn ? { from, to } : null;
    open &&= goesOn;
    from = to + 1;
  }
  return (offset) => future[offset] === 1;
}

/** In order of the text. */
function futureCues(folded: string): readonly Cue[] {
  const cues: Cue[] = [];
  for (const match of matches(ADVERBIAL, folded)) cues.push({ at: match.index, isPredicate: false });
  for (const match of matches(PREDICATE, folded)) cues.push({ at: match.index, isPredicate: true });
  for (const match of matches(WILL, folded))
    if (isFutureWill(folded, match)) cues.push({ at: match.index, isPredicate: true });
  return cues.sort((a, b) => a.at - b.at);
}

const CLAUSE_END = /[,:。;!?\n]/g;
// No clause is longer than is looked at behind 将.
const CLAUSE = 80;

function isFutureWill(folded: string, match: RegExpExecArray): boolean {
  const { sure, verb } = match.groups!;
  if (sure !== undefined) return true;
  const clause = folded.slice(match.index, match.index + CLAUSE).split(/[,:。;!?\n]/)[0]!;
  return !OBJECT.test(clause) && !/已|了/.test(clause) && (verb === undefined || !PLACED.test(clause));
}
