import { sourceOf } from "../../pipeline/ingest/source-of.ts";
import type { Notice } from "../../pipeline/model.ts";
import { parseNotice } from "../../pipeline/parse/parse.ts";

/** A notice read from text alone. */
export function noticeOf(text: string): Notice {
  return parseNotice(sourceOf(text));
}

/** A body in a frame that any office would recognise, so that a test can show only the lines it is about. */
export function noticeWithBody(...body: readonly string[]): Notice {
  return noticeOf(
    [
      "中共某某县某某局党组关于县委第一巡察组反馈意见整改情况的通报",
      "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
      "一、组织整改情况",
      "（一）提高站位。一是召开会议。二是成立专班。",
      "二、反馈问题整改落实情况",
      ...body,
      "三、下一步工作打算",
      "（一）持续抓好整改。",
      "欢迎广大干部群众监督。联系电话：0000-0000000。",
      "中共某某县某某局党组",
      "2023年12月20日",
    ].join("\n"),
  );
}

/** A notice of these lines between its lead and its signature: the parts are the test's own. */
export function noticeOfParts(...lines: readonly string[]): Notice {
  return noticeOf(
    [
      "中共某某县某某局党组关于巡察整改情况的通报",
      "根据县委统一部署，2023年3月6日至5月5日，县委第一巡察组对县某某局党组开展了巡察，6月20日反馈了意见。现将整改情况予以公布。",
      ...lines,
      "中共某某县某某局党组",
      "2023年12月20日",
    ].join("\n"),
  );
}

/** `kind number text <measures> status` of every row: what a reader compares at a glance. */
export function outlineRows(notice: Notice): readonly string[] {
  return notice.problems.map((problem) => {
    const measures = notice.measures.filter((measure) => measure.problemId === problem.id).length;
    const leaf = problem.isLeaf ? ` <${measures}>${problem.status ? ` ${problem.status}` : ""}` : "";
    return `${problem.kind} ${problem.number ?? "-"} ${problem.text}${leaf}`;
  });
}
