/**
 * One invented notice, from which the fixture makers write every format. No unit, place below the province, person or
 * number in it is real.
 */
export interface Paragraph {
  readonly kind: "title" | "date" | "section" | "theme" | "problem" | "text" | "signature";
  /** The number as printed; word processors can print it by themselves. */
  readonly number: string;
  readonly text: string;
}

const p = (kind: Paragraph["kind"], number: string, text: string): Paragraph => ({ kind, number, text });

export const paragraphs: readonly Paragraph[] = [
  p("title", "", "中共云岭县水务局党组关于巡察整改进展情况的通报"),
  p(
    "text",
    "",
    "根据县委统一部署，2023年4月11日至6月9日，县委第三巡察组对县水务局党组开展了常规巡察。2023年7月20日，县委第三巡察组向县水务局党组反馈了巡察意见。按照党务公开原则和巡察工作有关要求，现将巡察整改进展情况予以公布。",
  ),
  p("section", "一、", "组织整改落实情况"),
  p(
    "text",
    "",
    "县水务局党组把抓好巡察整改作为检验“四个意识”的重要标尺，先后召开党组会议5次、专题推进会3次，对照反馈的2个方面4个问题，细化整改措施9项，已完成3个，正在推进1个。",
  ),
  p("section", "二、", "巡察反馈问题整改落实情况"),
  p("theme", "（一）", "关于“落实上级决策部署”方面"),
  p("problem", "1.", "关于“农村饮水安全工程管护不到位”问题的整改。"),
  p(
    "text",
    "",
    "一是摸清底数。组织技术人员对全县126处集中供水点逐一排查，发现管网渗漏、水质不达标等问题37处，全部建立台账。二是压实责任。印发《云岭县农村供水工程运行管护办法（试行）》（云水发〔2023〕45号），明确管护主体、资金来源和考核标准。三是集中整治。投入资金86.5万元，更换老旧管网12.3公里，水质合格率由91.2%提高到98.6%。",
  ),
  p("problem", "2.", "关于“河湖长制落实有‘空转’现象”问题的整改。"),
  p(
    "text",
    "",
    "一是严格巡河制度，县级河长巡河频次由每季度1次调整为每月1次；二是建立“河长+检察长”协作机制，开展联合巡查8次，清理河道垃圾420余吨；三是对巡河不力的3名乡级河长进行约谈。",
  ),
  p("theme", "（二）", "关于“财务管理”方面"),
  p("problem", "1.", "关于“专项资金滞留，使用效益不高”问题的整改。"),
  p(
    "text",
    "",
    "一是清理存量资金。对2019年以来的专项资金进行全面清理，将滞留的水土保持资金112.40万元按程序上缴县财政。二是加快支付进度，截至2024年1月31日，中小河流治理项目资金支付率达到95%。三是完善制度，修订《专项资金管理办法》等4项制度。",
  ),
  p("problem", "2.", "关于“公务接待审批手续不全”问题的整改。"),
  p(
    "text",
    "",
    "对2020年至2022年的公务接待凭证进行复核，补齐审批手续17份，清退超标准接待费用2,360元，对经办人员王𠮷同志批评教育。",
  ),
  p("section", "三、", "下一步工作打算"),
  p("text", "", "县水务局党组将持续抓好后续整改，做到“当下改”与“长久立”相结合，不断巩固巡察整改成果。"),
  p(
    "text",
    "",
    "欢迎广大干部群众对巡察整改落实情况进行监督。如有意见建议，请及时向我们反映。联系电话：0000-1234567；邮政信箱：云岭县龙泉路1号县水务局办公室。",
  ),
  p("signature", "", "中共云岭县水务局党组"),
  p("date", "", "2024年2月6日"),
];

/** The notice as every route should give it: one paragraph a line. */
export const noticeText: string = paragraphs.map(({ number, text }) => number + text).join("\n");

/** Rows of a ledger; the first is its header. A cell may hold several lines; `null` continues the cell above. */
export const ledger: readonly (readonly (string | null)[])[] = [
  ["序号", "反馈问题", "整改措施", "责任科室", "完成时限", "整改情况"],
  ["1", "农村饮水安全工程管护不到位", "一是摸清底数。\n二是压实责任。", "农水科", "2023年9月", "已完成"],
  [null, null, "三是集中整治，更换老旧管网12.3公里。", "建设科", "2023年12月", "已完成"],
  ["2", "专项资金滞留", "将滞留资金112.40万元上缴县财政。", "财务科", "2023年10月", "已完成"],
];

/** The ledger by the table contract of `Source.text`. */
export const ledgerText: string = ledger
  .map((row) => row.map((cell) => (cell ?? "").replaceAll("\n", "\v")).join("\t"))
  .join("\n");
