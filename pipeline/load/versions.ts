import { type DuckDBConnection, LIST, listValue, VARCHAR } from "@duckdb/node-api";
import { type Link, linkVersions, type Version } from "../ingest/republished.ts";
import { appendRows, type TableColumns } from "./append.ts";
import type { ScalarRow } from "./row.ts";
import { findingRow } from "./rows.ts";

/** Notices up to which those without a unit are compared with every other; beyond, only among themselves. */
const COMPARED_AT_ONCE = 2000;

/**
 * Decides which notices are the same notice again (on another site, corrected, abridged) and takes all but one of each
 * out of the counts: `notices.is_canonical`, `sources.outcome` and `canonical_notice_id`, and a finding with the
 * grounds. The decision depends on the rows alone, so it is made anew after every change; the caller owns the
 * transaction.
 */
export async function markVersions(connection: DuckDBConnection, columns: TableColumns): Promise<void> {
  await connection.run("update notices set is_canonical = true where not is_canonical");
  await connection.run(`
    update sources set outcome = 'loaded', reason = null, canonical_notice_id = notice_id where outcome = 'superseded'`);
  await connection.run("update sources set canonical_notice_id = notice_id where outcome = 'duplicate'");
  await connection.run("delete from findings where starts_with(code, 'ingest/version-')");
  const links: Link[] = [];
  for (const block of blocksOf(await describedNotices(connection)))
    links.push(...linkVersions(await withTexts(connection, block)));
  if (links.length === 0) return;
  await writeLinks(connection, columns, links);
}

type Described = Omit<Version, "text">;

async function describedNotices(connection: DuckDBConnection): Promise<Described[]> {
  const rows = await connection.runAndReadAll(`
    select notice_id, source_path, unit, inspecting_body, inspection_start, inspection_end, feedback_date,
      signed_on, coalesce(published_on, signed_on), url
    from notices where is_notice order by notice_id`);
  const text = (value: unknown): string | null => (value === null ? null : String(value));
  return rows.getRowsJson().map(([id, path, unit, body, start, end, feedback, signed, published, url]) => ({
    id: String(id),
    path: String(path),
    unit: text(unit),
    inspectingBody: text(body),
    inspectionStart: text(start),
    inspectionEnd: text(end),
    feedbackDate: text(feedback),
    signedOn: text(signed),
    publishedOn: text(published),
    url: text(url),
  }));
}

/**
 * Groups within which versions are looked for. Notices of different units are never versions of each other, so only
 * units with several notices are looked at, by the end of their names (县水务局 may be 云岭县水务局). A notice without a unit
 * may belong to any; in a large corpus comparing it with all would cost the square of the corpus.
 */
function blocksOf(notices: readonly Described[]): Described[][] {
  const unnamed = notices.filter(({ unit }) => unit === null);
  if (unnamed.length > 0 && notices.length <= COMPARED_AT_ONCE) return [[...notices]];
  const backwards = notices
    .filter(({ unit }) => unit !== null)
    .map((notice) => ({ notice, name: [...notice.unit!.replace(/\s|党组$|党委$/gu, "")].reverse().join("") }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  // Sorted backwards, every name that ends like a shorter one follows right after it.
  const blocks: Described[][] = [unnamed];
  let root: string | null = null;
  for (const { notice, name } of backwards) {
    if (root === null || !name.startsWith(root)) {
      blocks.push([]);
      root = name;
    }
    blocks.at(-1)!.push(notice);
  }
  return blocks.filter((block) => block.length > 1).map((block) => block.sort((a, b) => (a.id < b.id ? -1 : 1)));
}

async function withTexts(connection: DuckDBConnection, block: readonly Described[]): Promise<Version[]> {
  const rows = await connection.runAndReadAll(
    "select notice_id, text from notices where notice_id in (select unnest($ids))",
    { ids: listValue(block.map(({ id }) => id)) },
    { ids: LIST(VARCHAR) },
  );
  const texts = new Map(rows.getRows().map(([id, text]) => [String(id), String(text)]));
  return block.map((notice) => ({ ...notice, text: texts.get(notice.id)! }));
}

async function writeLinks(connection: DuckDBConnection, columns: TableColumns, links: readonly Link[]): Promise<void> {
  await connection.run(
    "create or replace temp table version_links (notice_id varchar, canonical_id varchar, code varchar)",
  );
  const rows: ScalarRow[] = links.map(({ id, canonicalId, finding }) => ({
    notice_id: id,
    canonical_id: canonicalId,
    code: finding.code,
  }));
  await appendRows(connection, "version_links", ["notice_id", "canonical_id", "code"], rows);
  await connection.run(`
    update notices set is_canonical = false where notice_id in (select notice_id from version_links)`);
  await connection.run(`
    update sources set
      canonical_notice_id = l.canonical_id,
      reason = case when outcome = 'loaded' then l.code else reason end,
      outcome = case when outcome = 'loaded' then 'superseded' else outcome end
    from version_links l where l.notice_id = sources.notice_id`);
  const paths = await connection.runAndReadAll(
    "select notice_id, source_path from notices semi join version_links using (notice_id)",
  );
  const pathOf = new Map(paths.getRows().map(([id, path]) => [String(id), String(path)]));
  await appendRows(
    connection,
    "findings",
    columns.get("findings")!.keys(),
    links.map(({ id, finding }) => findingRow(finding, id, pathOf.get(id)!)),
  );
}
