import { isThemeHeading } from "../headings/theme.ts";

/** What a part of the notice is for, read from its heading alone (formats.md section 2). */
export type Role = "organisation" | "totals" | "next" | "body" | "status-group" | "other";

// What the headings of the parts are called. The order is the order of trial.
const NEXT =
  /下一步|下步|下阶段|打算|后续|长效机制|今后|持续(?:深化|推进|巩固|抓好|用力|加强)|巩固(?:整改|拓展|提升|深化|和)|深化(?:巡察|巡视)?(?:整改|成果)|努力方向|工作(?:安排|计划|思路)|继续(?:深化|抓好|做好|推进|加强)|常态长效|推动整改工作走深/;
const ORGANISATION =
  /组织(?:整改|领导|落实|推动|实施|保障|开展|推进)|主体责任|政治责任|第一责任人|(?:提高|提升|强化|增强).{0,6}(?:站位|认识|思想|政治)|(?:加强|强化)(?:组织)?领导|整改(?:工作)?(?:组织|开展|部署|推进|总体)(?:工作)?(?:情况|落实情况)?$|高度重视|(?:压实|落实|扛牢|履行).{0,8}责任|整改工作开展情况|(?:主要|工作)(?:做法|举措)|党(?:组|委|工委|总支).{0,12}(?:履行|落实).{0,10}(?:情况|责任)|领导(?:班子)?(?:履职|责任|重视)|统筹(?:推进|谋划|部署)|精心(?:组织|部署)|思想(?:认识|重视)/;
const TOTALS =
  /^(?:整改)?(?:工作)?(?:的)?(?:基本情况|总体(?:情况|进展|成效)(?:情况)?|总体完成情况|基本(?:情况|完成情况))$|^整改(?:工作)?(?:总体|基本)(?:情况|进展|成效)|^(?:整改)?任务完成(?:总体)?情况$|^整改完成情况$/;
const STATUS_GROUP =
  /^(?:已|基本|正在|需|需要|尚未|未|长期|持续|阶段性|立行立改|即知即改|边巡边改|限期).{0,24}(?:问题|事项|任务|内容|情况)(?:.{0,6})$/;
const BODY =
  /整改.{0,10}(?:情况|进展|成效|措施|结果|事项|问题|任务|落实)|反馈.{0,10}(?:问题|意见)|(?:问题|意见).{0,8}整改|落实整改|具体(?:问题|整改)/;

// 主体责任落实不到位, 长效机制不健全问题, 项目后续管护缺失: a heading that says what is wrong is a fault, whatever part its words recall.
const FAULT =
  /(?:(?<!必|无|决|毫|绝)不(?:到位|得力|充分|[一-龥]{1,3})|弱化|虚化|淡化|缺失|缺位|滞后|薄弱|欠缺|空转|乏力|短板|差距|偏差|走样|走过场)(?:的)?(?:问题|现象|情况)?$|^(?:关于|在).{2,40}(?:的)问题$/;
// 持续补齐短板弱项, 正视差距不足: what is done about it.
const REMEDIED = /(?:补齐|弥补|正视|克服|解决|破解|消除|改进|查找|对照)[^,、]{0,10}$/;

/** The role that a section heading names; `other` for themes and for headings that say nothing of their part. */
export function roleOf(title: string): Role {
  const head = title.slice(0, 48);
  if (isThemeHeading(title) || isFault(title)) return "other";
  if (STATUS_GROUP.test(head) && /整改|问题|事项|立行立改|任务/.test(head)) return "status-group";
  if (TOTALS.test(head)) return "totals";
  const body = BODY.exec(head);
  const next = NEXT.exec(head);
  if (next && (!body || next.index <= body.index || /打算|安排|长效机制|后续|下一步|下步/.test(head))) return "next";
  if (ORGANISATION.test(head) && !/(?:反馈|具体).{0,10}(?:问题|意见).{0,10}(?:情况|进展|整改)/.test(head))
    return "organisation";
  if (body) return "body";
  return "other";
}

function isFault(title: string): boolean {
  return title.length <= 60 && FAULT.test(title.trimEnd()) && !REMEDIED.test(title.trimEnd());
}
