import { matches } from "../matches.ts";

/**
 * Clauses about the future: 将继续…, 计划于…, 拟…, 今后…. The difficulty is 将 as the sign of an object (将补助上缴区纪委 = paid the subsidy
 * in), which is past.
 */

// Behind these, 将 always tells of the future.
const SURE =
  "继续|进一步|持续|严格|于(?=\\d|今|明|近)|不断|定期|会|始终|认真|切实|尽快|适时|择机|逐步|坚决|积极|每|按照|按(?!规定|标准)|全面|深入|立即|长期|统筹|陆续|再次|着力|坚持|抓紧|充分|在(?=\\d|今|明|下|近期|条件|此)|向[^,。;]{1,16}(?:申请|争取|提交|汇报)|严肃|大力|(?:补缴|追缴|退还|退回|上缴|归还|收回|缴纳|支付|拨付)(?=\\d|剩余|余下|余款|所欠)";
// Behind these it does unless the clause moves an object (纳入, 上缴) or is finished (已, 了).
const LIKELY =
  "加强|组织|开展|召开|建立|制定|出台|推进|推动|落实|加大|对|由|通过|完善(?!后)|申请|投入|安排|印发|完成|启动|实施|招聘|聘请|邀请|联合|围绕|依托|督促|结合|根据|以|同步|强化|健全|做好|抓";
const OBJECT =
  /纳入|列入|列为|作为|转入|上缴|退还|退回|移交|归还|收回|融入|贯穿|压实|传导|交由|存入|调整为|变更为|确定为|明确为|细化|分解|整理|汇总|报送|转发|补发|补缴|交至|记入|计入|归入|确立为|评定|送至|发放给|下放|转为|改为|分为|落实到|传达到/;
const WILL = new RegExp(`(?<!即|必|行|干|大|名|少|中|上|麻|健)将(?:(?<sure>${SURE})|(?<likely>${LIKELY}))`, "g");
const PLAIN =
  /下一步|下步|今后(?!我)|接下来|下一阶段|下阶段|(?<!行动|年度|工作|五年|学习|发展|招聘|培训|实施|整改|生育|三年|《)计划(?=于|在\d|在今|在明|到|用|投入|今年|明年|下半年|新建|\d|开展|召开|再|将|申请|年内)|(?<![模虚草起比])拟(?=于|在|对|向|新|投|将|建|出台|开展|组织|召开|通过|申请|定于)|预计(?=\d|在|于|到|年|将|今|明)|力争|争取(?=在|于|年内|早日)|待(?=[^,。;]{2,20}(?:后|时)(?:,|再|即|将))|明年|年内(?=将|完成)/g;
const DONE = /已|目前|截至|截止|至今|现在|完成了|到位了/;

/** Answers for each offset of `folded` whether it stands in a clause about the future. Linear in the text. */
export function futureClauses(folded: string): (offset: number) => boolean {
  const cues = [...matches(PLAIN, folded)].map((match) => match.index);
  for (const match of matches(WILL, folded)) if (isFutureWill(folded, match)) cues.push(match.index);
  if (cues.length === 0) return () => false;
  cues.sort((a, b) => a - b);
  const future = new Uint8Array(folded.length + 1);
  let at = 0;
  while (at < cues.length) {
    // From a cue on, clause by clause to the end of its sentence, until one says that something is done.
    let open = false;
    let from = cues[at]!;
    for (let sentence = true; sentence; ) {
      CLAUSE_END.lastIndex = from;
      const mark = CLAUSE_END.exec(folded);
      const to = mark ? mark.index : folded.length;
      const cue = at < cues.length && cues[at]! < to ? cues[at]! : null;
      if (cue !== null) {
        future.fill(1, cue, to);
        open = true;
        while (at < cues.length && cues[at]! < to) at++;
      } else if (open && DONE.test(folded.slice(from, to))) open = false;
      else if (open) future.fill(1, from, to);
      from = to + 1;
      sentence = mark !== null && /[,:]/.test(mark[0]);
    }
  }
  return (offset) => future[offset] === 1;
}

const CLAUSE_END = /[,:。;!?\n]/g;
// No clause is longer than is looked at behind 将.
const CLAUSE = 80;

function isFutureWill(folded: string, match: RegExpExecArray): boolean {
  if (match.groups!.sure !== undefined) return true;
  const clause = folded.slice(match.index, match.index + CLAUSE).split(/[,:。;!?\n]/)[0]!;
  return !OBJECT.test(clause) && !/已|了/.test(clause);
}
