import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readContacts } from "../../pipeline/parse/evidence/contacts.ts";
import { duplicateMeasures, leafContradictions } from "../../pipeline/parse/evidence/contradictions.ts";
import { type EvidenceContext, type EvidenceToken, readEvidence } from "../../pipeline/parse/evidence/evidence.ts";
import { formatDecimal, readNumeral } from "../../pipeline/parse/numerals.ts";

const all = (text: string, context: EvidenceContext = {}): EvidenceToken[] =>
  readEvidence(text, { start: 0, end: text.length }, context);
/** `text=value` of the tokens of one kind. */
const of = (kind: string, text: string, context: EvidenceContext = {}): string[] =>
  all(text, context)
    .filter((token) => token.kind === kind)
    .map((token) => `${token.text}=${token.value}`);

describe("money", () => {
  it.each([
    ["追回3.5万元", "3.5万元=35000"],
    ["补缴1万4千元。", "1万4千元=14000"],
    ["共１６.４万元", "１６.４万元=164000"],
    ["退回2,964元", "2,964元=2964"],
    ["退回２，９６４．５０元", "２，９６４．５０元=2964.5"],
    ["清退200余万元", "200余万元=2000000"],
    ["3万余元", "3万余元=30000"],
    ["人民币壹万贰仟叁佰肆拾伍元整", "壹万贰仟叁佰肆拾伍元整=12345"],
    ["三万元、五千余元", "三万元=30000 五千余元=5000"],
    ["每人3-5万元", "3-5万元=30000/50000"],
    ["300至500元", "300至500元=300/500"],
    ["3万元至5万元", "3万元至5万元=30000/50000"],
    ["每户1.2万元至3万元不等", "1.2万元至3万元=12000/30000"],
    ["缴纳2万-3万元", "2万-3万元=20000/30000"],
    ["补助300元到500元", "300元到500元=300/500"],
    ["奖励三至五万元", "三至五万元=30000/50000"],
    ["罚款5000元～1万元", "5000元～1万元=5000/10000"],
    ["年租金8000至1.2万元", "8000至1.2万元=8000/12000"],
    ["12万元至3万元", "12万元=120000 3万元=30000"], // no range: the second is the smaller one
    ["由2万元降至3000元", "2万元=20000 3000元=3000"],
    ["追缴租金 1268.4 万元。", "1268.4 万元=12684000"],
    ["追缴 3.5 万余元。", "3.5 万余元=35000"],
    ["投资 1.2 亿元。", "1.2 亿元=120000000"],
    ["清退 200 余万元", "200 余万元=2000000"],
    ["收回欠款 6　万元", "6　万元=60000"],
    ["结算 4 千元", "4 千元=4000"],
    ["压减经费 35 万，", "35 万=350000"],
    ["￥ 2.6 万", "￥ 2.6 万=26000"],
    ["追缴1 268.4万元", "1 268.4万元=12684000"],
    ["兑付1 200.5 万元", "1 200.5 万元=12005000"],
    ["偿还12 345 678.90元", "12 345 678.90元=12345678.9"],
    ["合计12元5角", "12元5角=12.5"],
    ["￥1,200.00", "￥1,200.00=1200"],
    ["已缴 48 600 元", "48 600 元=48600"],
    ["投入资金350万，", "350万=3500000"],
    ["1.2亿元", "1.2亿元=120000000"],
    ["3000元/月", "3000元=3000"],
    ["0.000001亿元", "0.000001亿元=100"],
  ])("%s", (text, expected) => expect(of("money", text).join(" ")).toBe(expected));

  it.each([
    "2022元旦晚会",
    "二元结构",
    "三元区",
    "惠及350万人次",
    "一元化领导",
    "播放量突破500w",
    "《万元户》",
    "第3元件",
    "序号 3 万事俱备",
    "12 34元", // neither thousands nor one amount
    "编号2023 120元件",
  ])("no money in %s", (text) => expect(of("money", text)).toEqual([]));

  it("keeps foreign currency apart", () => {
    expect(all("3000美元")[0]).toMatchObject({ kind: "money", value: "3000", unit: "美元" });
  });

  it("prints and reads back any amount exactly", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 9 }), fc.nat({ max: 99 }), (yuan, cents) => {
        const printed = `${yuan.toLocaleString("en-US")}.${String(cents).padStart(2, "0")}元`;
        const value = formatDecimal(readNumeral(`${yuan}.${String(cents).padStart(2, "0")}`)!.decimal);
        expect(of("money", `退回${printed}。`)).toEqual([`${printed}=${value}`]);
      }),
    );
  });
});

describe("documents", () => {
  it.each([
    ["印发《某局财务办法》并执行", "《某局财务办法》=某局财务办法"],
    ["《关于观看〈竹海〉的通知》", "《关于观看〈竹海〉的通知》=关于观看〈竹海〉的通知"],
    ["《关于落实<某办法>的细则》", "《关于落实<某办法>的细则》=关于落实〈某办法〉的细则"],
    ["《关于《某办法》的补充规定》", "《关于《某办法》的补充规定》=关于〈某办法〉的补充规定"],
    ["《甲制度》《乙制度》", "《甲制度》=甲制度 《乙制度》=乙制度"],
    ["《规划（2020—2035）》", "《规划（2020—2035）》=规划（2020—2035）"],
    ["《关于转发〈某办法》的通知", "《关于转发〈某办法》=关于转发〈某办法"],
    ["修订《财务管理制度，严格执行。", "《财务管理制度=财务管理制度"],
    ["《2022年\n工作要点》", "《2022年\n工作要点》=2022年工作要点"],
    ["《没有结尾的文字", ""],
    ["《》", ""],
  ])("%s", (text, expected) => expect(of("document", text).join(" ")).toBe(expected));

  it("hides years and numbers inside a title", () => {
    expect(all("《2022年3月5日第3次会议10项措施》").map((token) => token.kind)).toEqual(["document"]);
  });

  it.each([
    ["（某发〔2022〕21号）", "某发〔2022〕21号=某发〔2022〕21号"],
    ["某水发[2022]4号", "某水发[2022]4号=某水发〔2022〕4号"],
    ["依据某政办发【2021】13号", "某政办发【2021】13号=某政办发〔2021〕13号"],
    ["根据某财行（2021）15号", "某财行（2021）15号=某财行〔2021〕15号"],
    ["某办函〔2020〕 7 号", "某办函〔2020〕 7 号=某办函〔2020〕7号"],
    ["〔2020〕7号", "〔2020〕7号=〔2020〕7号"],
    ["（2023）湘0102民初1234号判决", "（2023）湘0102民初1234号=(2023)湘0102民初1234号"],
    ["国务院令第711号", "国务院令第711号=国务院令第711号"],
    ["某路18号", ""],
  ])("number in %s", (text, expected) => expect(of("document-number", text).join(" ")).toBe(expected));
});

describe("dates", () => {
  it.each([
    ["2025年1月2日召开，3月26日再次召开", "2025年1月2日=2025-01-02 3月26日=2025-03-26"],
    ["2025年2月底前", "2025年2月底=2025-02"],
    ["2025年1-6月", "2025年1-6月=2025-01/2025-06"],
    ["8月上旬", "8月上旬=null"],
    ["今年以来，近三年，2022年度", ""],
    ["2023年2月30日", ""],
  ])("%s", (text, expected) => expect(of("date", text).join(" ")).toBe(expected));
});

describe("counts", () => {
  it.each([
    ["采编图文2000多篇（条）", "2000多篇=2000"],
    ["接待11万余人次", "11万余人次=110000"],
    ["1.1万余人次", "1.1万余人次=11000"],
    ["近20万人次", "20万人次=200000"],
    ["开展活动3617场次", "3617场次=3617"],
    ["开展检查五次，走访两百余户", "五次=5 两百余户=200"],
    ["3至5次", "3至5次=3/5"],
    ["12家单位、8项制度、3名干部", "12家=12 8项=8 3名=3"],
    ["补充了一名干部", "一名=1"],
    ["55 件器材", "55 件=55"],
    ["12345热线受理128件", "128件=128"],
    ["培训 1200 余人次", "1200 余人次=1200"],
    ["参训 1.2 万人次", "1.2 万人次=12000"],
    ["发放手册 3 万余份", "3 万余份=30000"],
    ["排查线索 300 多 条", "300 多 条=300"],
    ["栽植 2 千 株", "2 千 株=2000"],
    ["接待1 200人次", "1 200人次=1200"],
    ["2 3名干部", "3名=3"],
    ["撰写 2 万字", "2 万字=2"],
    ["签订合同十二份", "十二份=12"],
    ["问题清单三份", "三份=3"],
    ["账单五份、名单两份", "五份=5 两份=2"],
    ["签订合同一份、开具罚单一份", "一份=1 一份=1"],
    ["会前两次沟通、会后三次回访", "两次=2 三次=3"],
    ["线上五场、线下八场", "五场=5 八场=8"],
    ["同两名干部谈话，另三名免职", "两名=2 三名=3"],
    ["走访近二十户", "二十户=20"],
  ])("%s", (text, expected) => expect(of("count", text).join(" ")).toBe(expected));

  it.each([
    "第3次会议",
    "第十二批",
    "三会一课、四个意识、八项规定、双随机一公开、一岗双责",
    "“四个自信”“五个一工程”",
    "一个问题、同一个、每一次、进一步、一次性",
    "3个月、2个工作日、60天、5年",
    "A级景区、5G基站、832平台",
    "3人民法院、2部门、1支部、4处理",
    "党的二十大、十九届六中全会",
    "5月1日",
    "未开展一次活动",
    "每季度集中检查一次、半年通报一次",
    "二次加工",
    "问题1：",
    "前三名、上两批、每三户一组、首两批、第十二批",
    "近三期、近两次",
    "数十次、这两项、其三项",
    "同一份、单一家、另一名、再一次",
    "市委巡察三组、巡察第二组、审计五组、省委巡视十二组",
    "12 345",
  ])("no count in %s", (text) => expect(of("count", text)).toEqual([]));
});

describe("rates", () => {
  it.each([
    ["整改率98.5%", "98.5%=98.5", "percent"],
    ["达到100％", "100％=100", "percent"],
    ["百分之九十五点六", "百分之九十五点六=95.6", "percent"],
    ["百分之百", "百分之百=100", "percent"],
    ["提高3.2个百分点", "3.2个百分点=3.2", "percentage-point"],
    ["排名第二", "排名第二=2", "rank"],
    ["3‰", "3‰=3", "permille"],
  ])("%s", (text, expected, unit) => {
    expect(of("percent", text)).toEqual([expected]);
    expect(all(text).find((token) => token.kind === "percent")!.unit).toBe(unit);
  });
});

describe("meetings", () => {
  it.each([
    ["召开第5次党组（扩大）会议研究", "第5次党组（扩大）会议=第5次"],
    ["在2022年第19次局党组会议上", "2022年第19次局党组会议=第19次"],
    ["2025年3月26日，召开了工作推进会。", "2025年3月26日，召开了工作推进会=2025-03-26"],
    ["2025年1月2日召开专题会议", "2025年1月2日召开专题会议=2025-01-02"],
    ["会议记录3份，多次召开会议", ""],
    ["截至2025年6月15日，召开组织生活会1次", ""],
    ["2025年1月23日学习了关于开好组织生活会的通知", ""],
    ["2021年9月未经部务会议研究", ""],
    ["2025年5月成立竹业协会", ""],
    ["2023年8月10日，县人大常委会听取专项汇报", ""],
    ["2023年8月10日市政协常委会到馆视察", ""],
    ["2024年3月，区人民代表大会常务委员会审议通过", ""],
    ["2024年3月，县人民代表大会常委会任命1名副局长", ""],
    ["5月9日，中国人民政治协商会议青禾县委员会来函", ""],
    ["2023年8月10日，报县人大常委会备案", ""],
    ["2023年8月10日，县人大常委会召开专题询问会", "2023年8月10日，县人大常委会=2023-08-10"],
    ["2023年8月10日，列席县政协常委会", "2023年8月10日，列席县政协常委会=2023-08-10"],
    ["2023年8月10日，县人大常委会第十二次会议审议", "第十二次会议=第十二次"],
    ["2023年8月10日，县人大常委会主任会议听取", "2023年8月10日，县人大常委会主任会议=2023-08-10"],
    ["2023年8月10日，县委常委会听取汇报", "2023年8月10日，县委常委会=2023-08-10"],
  ])("%s", (text, expected) => expect(of("meeting", text).join(" ")).toBe(expected));

  it("counts the date of a meeting as a date too", () => {
    expect(all("2025年3月26日召开推进会").map((token) => token.kind)).toEqual(["date", "meeting"]);
  });
});

describe("actors", () => {
  it.each([
    ["与湖南竹海建设工程有限公司签订合同", "湖南竹海建设工程有限公司"],
    ["上缴至区纪委，报县财政局备案", "区纪委 县财政局"],
    ["向益阳市赫山区人民法院起诉", "益阳市赫山区人民法院"],
    ["聘请竹青会计师事务所审计", "竹青会计师事务所"],
    ["到竹海镇青篾村走访", "竹海镇青篾村"],
    ["局党组召开会议，各科室参加", ""],
    ["与县林业局、县人民法院会商，市场监管局长参加", "县林业局 县人民法院"],
    ["区委巡察组向我局反馈意见", ""],
    ["县政协常委会到我局视察，县委编办给该局增编", "县委编办"],
    ["市审计组对本局开展审计，县政协请林业局答复", ""],
    ["县委党校与县林业局会商", "县委党校 县林业局"],
    ["经市对外贸易局、县给排水局、区向阳路管理局同意", "市对外贸易局 县给排水局 区向阳路管理局"],
    ["报市发展与改革局、县文化和旅游局备案", "市发展与改革局 县文化和旅游局"],
    ["根据集团公司党委安排，会同县纪委监委向人民法院提起诉讼，将其纳入律师事务所考核", "县纪委监委"],
  ])("%s", (text, expected) =>
    expect(
      all(text)
        .filter((token) => token.kind === "actor")
        .map((token) => token.text)
        .join(" "),
    ).toBe(expected),
  );

  it("leaves the unit itself out", () => {
    expect(of("actor", "市水利局牵头，市财政局配合", { unit: "云渡市水利局" })).toEqual(["市财政局=市财政局"]);
  });
});

describe("future clauses", () => {
  it.each([
    ["将于2025年6月底前完成10项制度。", "2025年6月底 10项"],
    ["下一步将修订3项制度。已修订2项。", "3项"],
    ["计划于2024年10月建成5处站点", "2024年10月 5处"],
    ["拟投入资金20万元", "20万元"],
    ["将在2025年公开招聘中,招聘2名干部,用于补充力量", "2名"],
    ["今后每年开展3次检查", "3次"],
    ["将继续开展3次检查，目前已完成2次", "3次"],
    ["将再选派3名干部", "3名"],
    ["将选派技术骨干2名，驻点帮扶", "2名"],
    ["拟制定《侨捐管理办法》", "《侨捐管理办法》"],
    ["拟聘用护林员6名", "6名"],
    ["拟于2025年3月验收", "2025年3月"],
    ["将于每季度末开展检查1次", "1次"],
    ["将在年底前完成搬迁12户", "12户"],
    ["将在财政批复后支付尾款8万元", "8万元"],
    ["将支付余款30万元", "30万元"],
    ["将分两批清退5万元", "两批 5万元"],
    ["待资金到位后立即支付余款30万元", "30万元"],
    ["与2户签订协议，约定2024年3月底前退清5.6万元", "2024年3月底 5.6万元"],
    ["待法院判决后，追缴12万元", "12万元"],
    ["待竣工时移交泵房3间", "3间"],
    ["剩余14万元将于2024年6月前付清", "14万元 2024年6月"],
    ["已收回28万元，剩余14万元，将于2024年6月前付清", "14万元 2024年6月"],
    ["2025年6月底前拟完成8处修缮", "2025年6月底 8处"],
    ["其余3户计划2025年搬迁", "3户"],
    ["剩余3户拟搬迁", "3户"],
    ["预计可节约经费2万元", "2万元"],
    ["尽快办结剩余案件4件", "4件"],
    ["计划投资800万元，计划3个月内建成站房2座", "800万元 2座"],
    // What is done before the predicate stays done
    ["2024年5月会议研究3次同意将于2024年8月动工", "2024年8月"],
    ["修订制度3项并将于2024年6月印发", "2024年6月"],
    // 计划, 拟 and 待 in nouns, 按计划
    ["制定计划3个，开展检查6次", ""],
    ["制定立法计划1个，审议草案2件", ""],
    ["制定帮扶计划12份，列入计划5项", ""],
    ["按计划2023年10月完成清退8万元", ""],
    ["按照年度计划于2023年10月完成清退8万元", ""],
    ["印发培训计划2份，年度计划完成率98%", ""],
    ["拟定方案3个，已拟办法2项，对拟提拔的3名干部进行考察", ""],
    ["公示拟发展对象5名", ""],
    ["摸底24家拟入规企业，推动10家企业申报", ""],
    ["向县财政局报告2次争取年内追加", ""],
    ["接待群众12人后，调整待遇3人，清查待处理资产后登记6件", ""],
    // 将 as the sign of an object tells of the past
    ["将在巡察期间收到的礼金3000元上交", ""],
    ["将会费2万元缴入专户，将定期存款5万元转出", ""],
    ["将长期挂账的3万元核销", ""],
    ["将采购清单3份报备，将新增资产4件登记入账", ""],
    ["将追缴的租金6万元用于修缮", ""],
    ["将补助上缴区纪委，共4800元", ""],
    ["将补助标准提高到300元", ""],
    ["将发放补贴5万元追回", ""],
    ["已将5万元上缴区纪委", ""],
    ["将4800元上缴至区纪委", ""],
    ["将12项制度汇编成册，印发30份", ""],
    ["将存在的3个问题纳入清单", ""],
    ["行动计划2项，模拟考试2次，草拟制度3项", ""],
  ])("%s", (text, expected) =>
    expect(
      all(text)
        .filter((token) => token.isFuture)
        .map((token) => token.text)
        .join(" "),
    ).toBe(expected),
  );
});

describe("contacts", () => {
  const contacts = (text: string): string =>
    readContacts(text, { start: 0, end: text.length })
      .map((token) => `${token.unit}:${token.value}`)
      .join(" ");
  it.each([
    [
      "联系电话：0000-0000001；通信地址：某市某路18号某局办公室（邮编：000001）；电子邮箱：a_1@example.invalid。",
      "phone:0000-0000001 address:某市某路18号某局办公室 postcode:000001 email:a_1@example.invalid",
    ],
    [
      "联系电话:0737-2000001;通信地址:某市某路18号某局;邮政编码:413000;电子邮箱:a@example.com",
      "phone:0737-2000001 address:某市某路18号某局 postcode:413000 email:a@example.com",
    ],
    [
      "联系方式：电话2000001；地址：某市某大厦；邮编：545000；邮箱：b.c@example.gov.cn。",
      "phone:2000001 address:某市某大厦 postcode:545000 email:b.c@example.gov.cn",
    ],
    ["联系人：综合股；电话（0512）53000001", "phone:0512-53000001"], // names of persons are left in the text
    ["来电请拨0366-5550707，来信请寄墨水县湖滨路18号。", "phone:0366-5550707 address:墨水县湖滨路18号"],
    ["监督电话：13900000000、0512-53000001转8", "phone:13900000000 phone:0512-53000001转8"],
    ["监督电话：0000-0000015，邮箱：a@example.invalid", "phone:0000-0000015 email:a@example.invalid"],
    ["联系电话：0731-8555****", "phone:0731-8555****"],
    ["来信地址：某县某街5号，邮编 413000", "address:某县某街5号 postcode:413000"],
    ["欢迎广大干部群众监督。", ""],
    ["地址：云和县某路1号（信封请注明“巡察整改”），邮编：000001", "address:云和县某路1号 postcode:000001"],
    ["来信请寄云和县某路1号，信封上注明整改监督字样。", "address:云和县某路1号"],
    ["通信地址：云和县某路1号某局（请在信封上注明：巡察整改意见）", "address:云和县某路1号某局"],
    ["地址：云和县某路1号（来信请注明“整改监督”字样）。", "address:云和县某路1号"],
    ["地址：云和县某路1号（某大厦3楼）；", "address:云和县某路1号(某大厦3楼)"],
    ["信箱：云和县某路1号，电话：0000-0000001", "address:云和县某路1号 phone:0000-0000001"],
    ["意见信箱：云和县某镇某街8号某局办公室。", "address:云和县某镇某街8号某局办公室"],
    ["举报信箱：某局大厅", ""],
    ["信箱：a@example.invalid", "email:a@example.invalid"],
    ["电子信箱：a@example.invalid，信箱：某某", "email:a@example.invalid"],
  ])("%s", (text, expected) => expect(contacts(text)).toBe(expected));
});

describe("contradictions", () => {
  const horizon = { inspectionStart: "2024-03-01", asOf: "2025-06-30" };
  const codes = (problem: string, measure: string): string[] =>
    leafContradictions(
      problem + measure,
      {
        problem: all(problem),
        measures: readEvidence(problem + measure, { start: problem.length, end: problem.length + measure.length }, {}),
      },
      horizon,
    ).map((one) => one.code);
  it.each<[string, string, string[]]>([
    ["未缴会费48236元", "已补缴42836元", ["parse/amount-mismatch"]], // digits transposed
    ["未缴会费48236元", "已补缴48230元", ["parse/amount-mismatch"]], // the only amounts, nearly equal
    ["未缴会费4.82万元", "已补缴48236元", []], // equal as far as printed
    ["应退未退诉讼费86.94万元", "已退还诉讼费83.15万元，其余23笔因当事人下落不明已公告", []], // a part, the rest told beside it
    ["应退未退诉讼费86.94万元", "其中83.15万元已退还", []],
    ["应退未退诉讼费86.94万元", "已退还诉讼费83.15万元。其余问题已整改", ["parse/amount-mismatch"]], // of another sentence
    ["应退未退诉讼费83.15万元", "已退还86.94万元，其余事项正在办理", ["parse/amount-mismatch"]], // no part is more than the whole
    ["多发补助200余万元", "已退回205万元", []],
    ["欠缴租金1 268.4万元", "已补缴12684300元", []], // equal as far as printed
    ["多发补助4800元", "已上缴4800元，另节约5000元", []],
    ["多发补助4800元", "投入9万元", []],
    ["未缴会费48236元", "将补缴42836元", []], // not yet paid
    ["问题", "2025年7月2日已完成", ["parse/date-after-asof"]],
    ["问题", "计划于2025年12月完成", []],
    ["问题", "2021年5月召开会议", ["parse/pre-inspection"]],
    ["问题", "2024年5月召开会议", []],
  ])("%s / %s", (problem, measure, expected) => expect(codes(problem, measure)).toEqual(expected));

  it("finds copied measures", () => {
    const measure = (text: string, start: number) => ({ text, span: { start, end: start + text.length } });
    const long = "组织全体干部学习有关制度，严格执行报销流程，并建立台账";
    expect(
      duplicateMeasures([
        measure(long, 0),
        measure("加强学习。", 50),
        measure(`${long}。`, 60),
        measure("加强学习。", 99),
      ]),
    ).toMatchObject([{ code: "parse/duplicate-measure", span: { start: 60 } }]);
  });
});

describe("invariants", () => {
  const noise = fc.string({
    unit: fc.constantFrom(
      ..."《〈<》〉>〔[（2022）]〕号第三次会议年月日12345.，,万亿元个名％将拟已。\n市财政局有限公司",
    ),
    maxLength: 120,
  });
  it("never throws; tokens quote the text, lie in order and overlap only as a meeting and its date", () => {
    fc.assert(
      fc.property(noise, noise, (before, text) => {
        const whole = before + text;
        const tokens = readEvidence(whole, { start: before.length, end: whole.length });
        let last = 0;
        for (const { span, text: quoted, kind } of tokens) {
          expect(whole.slice(span.start, span.end)).toBe(quoted);
          expect(span.start).toBeGreaterThanOrEqual(before.length);
          if (kind !== "meeting" && kind !== "date" && kind !== "count" && kind !== "actor") {
            expect(span.start).toBeGreaterThanOrEqual(last);
            last = span.end;
          }
        }
        readContacts(whole, { start: 0, end: whole.length });
      }),
      { numRuns: 400 },
    );
  });

  const notices = "../shared/notices";
  it.skipIf(!existsSync(notices))("whole real notices (../shared) give the same tokens piecewise and at once", () => {
    for (const name of readdirSync(notices)) {
      const text = readFileSync(`${notices}/${name}`, "utf8");
      const money = (tokens: readonly EvidenceToken[]) =>
        tokens.filter((token) => token.kind === "money").map((token) => token.span);
      const lines: EvidenceToken[] = [];
      let start = 0;
      for (const line of text.split("\n")) {
        lines.push(...readEvidence(text, { start, end: start + line.length }));
        start += line.length + 1;
      }
      expect(money(lines)).toEqual(money(all(text)));
    }
  });
});
