import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findingCatalogue } from "../../pipeline/finding.ts";
import { type DocTypeDecision, decideDocType, docTypeCues } from "../../pipeline/parse/doc-type.ts";
import { linesOf } from "../../pipeline/parse/lines/line.ts";
import { parseNotice } from "../../pipeline/parse/parse.ts";
import { layoutOf } from "../../pipeline/parse/sections/sections.ts";
import { NO_PAGE } from "./metadata-fixture.ts";

function decide(text: string, pageTitle: string | null = null): DocTypeDecision {
  const source = {
    path: "t",
    sha256: "",
    bytes: 0,
    mediaType: "text/plain",
    encoding: "utf-8",
    text,
    page: NO_PAGE,
    findings: [],
  };
  const { problems, declared, measures } = parseNotice(source);
  return decideDocType({
    text,
    sections: layoutOf(linesOf(text)).sections,
    problemCount: problems.length,
    declaredCount: declared.length,
    measureCount: measures.length,
    pageTitle,
  });
}

const BODY = `二、反馈问题整改情况
（一）关于“理论学习不深入”问题的整改情况。
整改情况：一是制定学习计划。二是开展集中学习12次。
（二）关于“财务报销不规范”问题的整改情况。
整改情况：一是修订《财务管理办法》。二是退回多报差旅费1200元。
（三）关于“固定资产账实不符”问题的整改情况。
整改情况：一是开展盘点。二是登记资产卡片86张。`;
const CLOSING =
  "欢迎广大干部群众对巡察整改落实情况进行监督。联系电话：0000-0000001。\n中共云渡县竹业局党组\n2024年6月3日";
const LEAD =
  "根据县委统一部署，2023年8月7日至10月20日，县委第二巡察组对县竹业局党组开展了巡察。12月6日反馈了巡察意见。";

const NOTICES: readonly (readonly [string, string])[] = [
  [
    "of a round, by a unit",
    `中共云渡县竹业局党组关于十三届县委第四轮巡察整改情况的通报\n根据县委统一部署，县委对县竹业局等8个单位开展了第四轮巡察，县委第二巡察组反馈问题3个。现将整改情况通报如下。\n${BODY}\n${CLOSING}`,
  ],
  [
    "of a unit inspected beside others, which prints totals only",
    `云渡县竹业局巡察整改情况通报\n县委对县竹业局等3个单位开展了巡察，向我局反馈问题12个，已整改到位11个，正在整改1个。\n${CLOSING}`,
  ],
  [
    "the usual form",
    `中共云渡县竹业局党组关于县委第二巡察组反馈意见整改情况的通报\n${LEAD}现将整改情况予以公布。\n一、组织整改情况\n局党组高度重视。\n${BODY}\n${CLOSING}`,
  ],
  [
    "公告 of progress",
    `云渡县竹业局党组关于巡察集中整改进展情况的公告\n${LEAD}按照要求，现将集中整改进展情况公告如下：\n${BODY}\n${CLOSING}`,
  ],
  [
    "report published by the unit",
    `关于巡察反馈意见整改情况的报告\n县委巡察办：\n${LEAD}现将整改情况报告如下。\n${BODY}\n${CLOSING}`,
  ],
  ["公示 without lead formula", `云渡县竹业局巡察整改情况公示\n${LEAD}\n${BODY}\n${CLOSING}`],
  ["title lost", `${LEAD}按照巡察工作有关要求，现将巡察整改进展情况予以公布。\n${BODY}\n${CLOSING}`],
  [
    "title and lead lost",
    `一、组织整改情况\n我局把巡察整改作为政治任务，召开巡察整改专题会议3次。\n${BODY}\n${CLOSING}`,
  ],
  ["title on the page only", `${LEAD}\n${BODY}\n${CLOSING}`],
  [
    "meeting words in the organisation part",
    `中共云渡县竹业局党组关于巡察整改落实情况的通报\n${LEAD}现将整改落实情况通报如下。\n一、组织整改情况\n12月8日上午，局党组召开会议，会议指出要提高站位，会议强调要压实责任，党组书记主持会议并作表态发言。\n${BODY}\n${CLOSING}`,
  ],
  [
    "other inspected units mentioned",
    `中共云渡县竹业局党组关于巡察整改情况的通报\n${LEAD}延伸巡察了所属4个单位党组织。现将整改情况通报如下。\n${BODY}\n${CLOSING}`,
  ],
  [
    "misprint 巡查",
    `中共云渡县竹业局党组关于巡查整改情况的通报\n${LEAD.replaceAll("巡察", "巡查")}现将整改情况予以公布。\n${BODY}\n${CLOSING}`,
  ],
  [
    "audit findings among the problems",
    `中共云渡县竹业局党组关于巡察整改情况的通报\n${LEAD}现将整改情况予以公布。\n${BODY}\n（四）关于“审计查出问题整改不彻底”问题的整改情况。\n整改情况：一是对审计报告逐条整改。二是建立台账。\n${CLOSING}`,
  ],
  [
    "totals only",
    `中共云渡县竹业局党组关于巡察整改进展情况的通报\n${LEAD}现将整改进展情况公布如下：截至2024年5月31日，巡察反馈的18个问题，已完成整改16个，正在推进2个。\n${CLOSING}`,
  ],
];

const LOOKALIKES: readonly (readonly [string, string, string])[] = [
  [
    "feedback meeting",
    "feedback",
    "县委第二巡察组向县竹业局党组反馈巡察情况\n12月6日上午，县委第二巡察组向县竹业局党组反馈巡察情况。巡察组组长指出，县竹业局党组工作取得一定成效，但巡察也发现一些问题：一是理论学习不深入。二是财务报销不规范。反馈要求，被巡察党组织要切实扛起整改主体责任。局党组书记作表态发言，表示诚恳接受、照单全收。",
  ],
  [
    "feedback with a numbered list",
    "feedback",
    "关于巡察县竹业局党组情况的反馈\n根据县委部署，2023年8月7日至10月20日，县委第二巡察组对县竹业局党组进行了巡察。巡察组广泛开展个别谈话，受理群众来信来电，调阅有关资料，顺利完成了巡察任务。现将情况反馈如下。\n一、巡察发现的主要问题\n（一）理论学习不深入。\n（二）财务报销不规范。\n（三）固定资产账实不符。\n二、意见建议\n被巡察党组织要在收到反馈意见后两个月内报送整改情况。反馈强调，要压实责任。",
  ],
  [
    "round feedback",
    "feedback",
    "十三届县委第五轮巡察完成反馈\n日前，十三届县委第五轮巡察向21家被巡察党组织进行了反馈。反馈指出，被巡察党组织工作取得成效，但还存在一些突出问题。反馈要求，被巡察单位要深入学习，切实抓好整改。各党组织主要负责人作了表态发言。",
  ],
  [
    "round summary",
    "round-summary",
    "县委第五轮巡察整改情况\n根据县委统一安排，2023年8月至10月，县委组建5个巡察组对县竹业局、县笋业局等21家单位党组织开展常规巡察。集中整改到期后，巡察反馈的512个问题，完成整改498个，整改完成率97.27%。被巡察党组织共召开专题民主生活会21次，完善制度136项，清退资金35.2万元。现将整改进展情况向社会公开，接受干部群众监督。\n中共云渡县委巡察工作领导小组办公室\n2024年6月1日",
  ],
  [
    "round summary by the leading group",
    "round-summary",
    "十三届县委第四轮巡察整改情况通报\n2023年3月至5月，县委对县竹业局、县笋业局、县茶业局等8个单位党组织开展了第四轮巡察，共反馈问题286个。截至2023年12月底，已完成整改271个，正在整改15个，整改完成率94.8%。各单位共制定完善制度117项，追缴资金63.2万元。\n县委巡察工作领导小组办公室\n2024年1月15日",
  ],
  [
    "round summary of villages",
    "round-summary",
    "云渡县对村巡察整改进展情况通报\n2023年，县委对12个镇的46个村党组织开展巡察，发现问题903个，已整改到位880个，清退资金12.4万元，完善制度92项。\n云渡县委巡察办",
  ],
  [
    "round summary of a university",
    "round-summary",
    "第三轮校内巡察整改情况的通报\n学校党委对6个二级学院党组织开展了第三轮巡察。巡察组共反馈问题124个，截至目前完成整改118个，完成率95.2%，其余6个问题需要长期坚持。\n校党委巡察办",
  ],
  [
    "stationing",
    "stationing",
    "十三届县委第六轮巡察公告\n根据县委统一部署，县委第二巡察组于2024年3月5日至5月10日对县竹业局党组开展巡察。巡察期间设专门值班电话：0000-0000001，主要受理反映县竹业局领导班子及其成员问题的来信来电来访。其他不属于巡察受理范围的信访问题，按规定由有关部门处理。受理信访时间截止到2024年5月5日。",
  ],
  [
    "mobilisation meeting",
    "stationing",
    "县委第二巡察组巡察县竹业局党组动员会召开\n3月5日，县委第二巡察组巡察县竹业局党组工作动员会召开。本轮巡察时间为两个月，期间设信访电话：0000-0000001，受理来信来访，在县竹业局设置意见箱。",
  ],
  [
    "audit report",
    "audit",
    "关于2023年度县级预算执行和其他财政收支审计查出问题整改情况的报告\n主任、各位副主任、各位委员：\n受县人民政府委托，现将审计查出问题整改情况报告如下。\n一、整改总体情况\n截至2024年9月底，120个问题已整改112个。\n二、整改情况\n（一）关于预算编制不精准的问题。整改情况：一是修订办法。二是加强审核。",
  ],
  [
    "audit report that mentions an inspection",
    "audit",
    "关于某项资金审计发现问题整改情况的报告\n各位委员：\n根据人大常委会审议意见，结合巡察反馈，现将审计整改情况报告如下。\n（一）关于资金闲置问题。整改情况：一是收回资金20万元。二是完善制度。",
  ],
  [
    "news of a rectification meeting",
    "news",
    "县竹业局召开巡察整改工作推进会\n近日，县竹业局召开巡察整改工作推进会。会议传达了县委第二巡察组反馈意见，会议强调，要提高站位，压实责任，确保18个问题整改到位。局领导班子成员参加会议。（通讯员 某某）",
  ],
  [
    "news of a check",
    "news",
    "县委巡察办到县竹业局督查巡察整改落实情况\n6月3日，县委巡察办督查组一行3人到县竹业局督查巡察反馈问题整改落实情况。督查组听取汇报，查阅资料，指出要一项一项对账。会上，局党组表示将持续抓好整改。",
  ],
  [
    "news that lists measures",
    "news",
    "县竹业局“三个聚焦”抓实巡察整改\n连日来，县竹业局扎实推进巡察整改。一是聚焦责任落实，召开会议5次。二是聚焦问题整改，18个问题已整改16个。三是聚焦长效机制，修订制度4项。（供稿：某某）",
  ],
  [
    "model text",
    "model-text",
    "XX县XX局党组关于县委巡察反馈意见整改情况的报告\n根据县委统一部署，20XX年X月X日至X月X日，县委第X巡察组对XX局党组开展了巡察。现将整改情况报告如下：\n一、关于“学习不深入”的问题\n整改情况：一是加强学习。二是建立制度。\n（阅读全部内容需登录，下载全文）",
  ],
  [
    "speech",
    "model-text",
    "在巡察整改工作会议上的讲话\n同志们：\n这次会议的任务是部署巡察整改。下面，我讲三点意见。\n一、提高认识\n二、抓好整改\n（一）整改要实。\n（二）整改要快。",
  ],
  [
    "personal statement",
    "other",
    "巡察整改专题民主生活会个人对照检查材料\n根据巡察反馈意见，现将个人对照检查情况报告如下。\n一、存在的问题\n（一）学习不深入。\n整改情况：一是加强学习。二是改进作风。",
  ],
  [
    "rectification plan",
    "other",
    "中共云渡县竹业局党组巡察反馈意见整改方案\n根据县委第二巡察组反馈意见，制定本方案。\n（一）关于学习不深入的问题。整改措施：一是加强学习。二是建立制度。完成时限：2024年6月。",
  ],
  [
    "environmental inspection",
    "other",
    "云渡县贯彻落实生态环境保护督察反馈意见整改情况的公示\n按照省委巡视和督察整改要求，现将整改情况公示如下。\n（一）关于污水直排问题。整改情况：一是建成管网。二是加强巡查。",
  ],
  [
    "theme education",
    "other",
    "云渡县竹业局主题教育检视问题整改情况的通报\n现将整改情况通报如下，包括巡察反馈问题。\n（一）关于学习不深入问题。整改情况：一是加强学习。二是建立制度。",
  ],
  [
    "work summary",
    "other",
    "云渡县竹业局2023年工作总结\n2023年，我局配合县委第二巡察组开展巡察。\n一、主要工作\n（一）抓党建。整改情况：一是学习12次。二是修订制度3项。",
  ],
  [
    "nothing to do with inspections",
    "other",
    "云渡县竹业局关于开展安全检查的通知\n各科室：\n现将有关事项通知如下。\n一、检查内容\n（一）消防设施。\n（二）用电安全。",
  ],
  [
    "mirror with pinyin",
    "other",
    `云渡县竹业局关于巡察整改情况的通报\n${LEAD}现将整改(zhěng gǎi)情况公布。\n（一）关于学习(xí)不深入(rù)问题的整改(gǎi)情况(kuàng)。\n整改情况：一是学习。二是检查。`,
  ],
];

describe("notices", () => {
  it.each(NOTICES)("%s", (name, text) => {
    const decision = decide(text, name === "title on the page only" ? "云渡县竹业局巡察整改进展情况的通报" : null);
    expect(decision).toMatchObject({ docType: "rectification", isNotice: true, findings: [] });
    expect(findingCatalogue()).toHaveProperty([decision.reason]);
  });
});

describe("look-alikes", () => {
  it.each(LOOKALIKES)("%s is %s", (_, docType, text) => {
    const decision = decide(text);
    expect({ docType: decision.docType, isNotice: decision.isNotice }).toEqual({ docType, isNotice: false });
    expect(decision.findings.map((one) => one.code)).toEqual([decision.reason]);
  });
});

describe("labelled texts", () => {
  for (const folder of ["../shared/notices", "data/sample"]) {
    const files = existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith(".txt"))
          .sort()
      : [];
    it.skipIf(files.length === 0)(`${folder}: each notice is one, each look-alike none`, () => {
      const wrong = files.filter(
        (name) => decide(readFileSync(`${folder}/${name}`, "utf8")).isNotice === name.startsWith("lookalike-"),
      );
      expect(wrong).toEqual([]);
    });
  }
});

describe("invariants", () => {
  it("answers for any text, and only with a catalogued reason", () => {
    const words = [
      "巡察",
      "整改情况",
      "现将",
      "公布",
      "\n",
      "。",
      "会议强调",
      "审计",
      "XX县",
      "一、",
      "（一）",
      "反馈指出",
      "我局",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (parts) => {
        expect(findingCatalogue()).toHaveProperty([decide(parts.join("")).reason]);
      }),
      { numRuns: 200 },
    );
  });

  it("has no cue that matches the empty text", () => {
    expect(
      docTypeCues()
        .filter((cue) => "".match(cue.regex))
        .map((cue) => cue.name),
    ).toEqual([]);
  });
});
