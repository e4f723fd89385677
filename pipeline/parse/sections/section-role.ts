import { anyConstruct, constructsOf } from "../construct.ts";
import { isThemeHeading } from "../headings/theme.ts";
import { readGroupStatus } from "../leaf/group-status.ts";
import { SECTION_GROUP } from "../leaf/status-words.ts";

/** What a part of the notice is for, read from its heading alone (formats.md section 2). */
export type Role = "organisation" | "totals" | "next" | "body" | "status-group" | "other";

// What the headings of the parts are called.
const ROLES = constructsOf<"next" | "organisation" | "totals" | "body">("section-roles.yaml");
const NEXT = anyConstruct(ROLES.next);
const ORGANISATION = anyConstruct(ROLES.organisation);
const TOTALS = anyConstruct(ROLES.totals);
const STATUS_GROUP = new RegExp(
  `^(?:集中整改期(?:内|间)?)?(?:目前)?${SECTION_GROUP}.{0,24}(?:问题|事项|任务|内容|情况)(?:.{0,6})$`,
);
const BODY = anyConstruct(ROLES.body);

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
  if (readGroupStatus(title)?.isStatusGroup) return "status-group";
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
