import { regionWithin } from "./region-of.ts";
import type { Region } from "./regions.ts";
import { corpsDivision, type UnitParts } from "./unit-name.ts";

/**
 * 中央/省/市/县区/乡镇/村: the level of the unit, decided by what the unit is and where, not by the word 市委 (a county-level city
 * has a 市委 too, and a municipality's 市委 is of provincial rank).
 *
 * @param issuer who sent the inspectors (区委, 省委, 中央); used only where name and region say nothing
 */
export function unitLevel(type: string | null, parts: UnitParts, region: Region | null, issuer: string): string | null {
  if (type === "村社区") return "村";
  if (type === "乡镇街道") return "乡镇";
  const name = parts.relative + parts.body;
  if (
    /^(?:最高人民|国务院|全国|中央|国家)/.test(parts.region + name) &&
    !/国家税务总局|国家统计局.{2,}(?:调查队|总队)/.test(name)
  ) {
    if (issuer === "" || issuer.startsWith("中央") || /党组$/.test(issuer)) return "中央";
  }
  if (issuer.startsWith("中央") && (type === "高校" || type === "国企")) return "中央";
  // A division of the production corps has the rank of a prefecture, and its city too: 第八师石河子市.
  if (corpsDivision(parts.region) !== "" && type !== "高校" && type !== "国企") return "市";
  const placed = parts.region !== "" || parts.relative !== "" || regionWithin(parts.body) !== null;
  if (region && placed && type !== "高校" && type !== "国企") return levelOf(region);
  if (!region && parts.region !== "" && type !== "高校" && type !== "国企") return unlistedLevel(parts.region);
  if (parts.relative !== "") return RELATIVE_LEVELS[parts.relative] ?? null;
  return issuerLevel(issuer, region) ?? (region ? levelOf(region) : unlistedLevel(parts.region));
}

const RELATIVE_LEVELS: Readonly<Record<string, string>> = {
  ...{ 省: "省", 自治区: "省", 市: "市", 州: "市", 自治州: "市" },
  ...{ 区: "县区", 县: "县区", 旗: "县区", 自治县: "县区", 自治旗: "县区" },
};

function levelOf(region: Region): string {
  return region.level === "province" ? "省" : region.level === "prefecture" ? "市" : "县区";
}

function issuerLevel(issuer: string, region: Region | null): string | null {
  if (issuer.startsWith("中央")) return "中央";
  if (/省委$|自治区党委$/.test(issuer)) return "省";
  if (/[县区旗]委(?:员会)?$/.test(issuer)) return "县区";
  if (/[市州盟]委(?:员会)?$/.test(issuer)) {
    // 市委 of a county-level city; of a municipality directly under the centre.
    if (region?.level === "county" && region.name.endsWith("市")) return "县区";
    return region && /^(?:11|12|31|50)/.test(region.code) ? "省" : "市";
  }
  return null;
}

function unlistedLevel(region: string): string | null {
  if (/[县区旗]$/.test(region)) return "县区";
  return /[市州盟]$/.test(region) ? "市" : null;
}
