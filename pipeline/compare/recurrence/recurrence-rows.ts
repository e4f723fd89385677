import { createHash } from "node:crypto";
import type { Row, TableRows } from "../packs.ts";
import type { AlignedPairs } from "./aligned-pairs.ts";
import type { Tile } from "./alignment.ts";
import { type Cluster, findRecurrence, type Recurrence } from "./clusters.ts";
import { formulaRows } from "./formula-phrases.ts";
import type { ComparedLeaf } from "./leaves.ts";
import { isFormulaic, mirrored, passageOf } from "./passages.ts";
import { foldText, formKey } from "./wording.ts";

/** Rows of `recurrences` (tiers of wording and of other words), `cluster_medoids`, `recurrence_passages`, formulae of statements. */
export function recurrenceRows(leaves: readonly ComparedLeaf[]): TableRows {
  const recurrence = findRecurrence(leaves);
  const members: Row[] = [];
  const medoids: Row[] = [];
  const passages: Row[] = [];
  for (const cluster of recurrence.clusters) {
    const id = clusterId(cluster, recurrence);
    const medoidLeaf = recurrence.wordings[cluster.medoid]!.texts[0]!;
    medoids.push([id, leaves[medoidLeaf]!.problemId]);
    for (const { leaf, similarity } of cluster.members)
      members.push([id, cluster.tier, leaves[leaf]!.problemId, similarity, true]);
    if (cluster.tier === "verbatim") passages.push(...passagesOf(id, cluster, medoidLeaf, recurrence, leaves));
  }
  return {
    recurrences: members,
    cluster_medoids: medoids,
    recurrence_passages: passages,
    formula_phrases: formulaRows("problem", recurrence.wordings, recurrence.reuse.formulae, leaves),
  };
}

/** Content-derived: the tier and the medoid's wording. */
function clusterId(cluster: Cluster, { wordings }: Recurrence): string {
  const hash = createHash("sha256").update(formKey(wordings[cluster.medoid]!.text)).digest("hex").slice(0, 16);
  return `${cluster.tier}:${hash}`;
}

/** Rows of `recurrence_passages`: what each member shares with the medoid, by place. */
function passagesOf(
  id: string,
  cluster: Cluster,
  medoidLeaf: number,
  { wordings, reuse }: Recurrence,
  leaves: readonly ComparedLeaf[],
): Row[] {
  const medoid = foldText(leaves[medoidLeaf]!.text);
  const mask = reuse.formulae.maskOf(cluster.medoid);
  return cluster.members.flatMap(({ leaf, wording }) => {
    if (leaf === medoidLeaf) return [];
    const offsets = foldText(leaves[leaf]!.text).offsets;
    const tiles: readonly Tile[] =
      wording === cluster.medoid
        ? [{ aStart: 0, bStart: 0, length: wordings[wording]!.length }]
        : tilesToMedoid(wording, cluster.medoid, reuse.pairs);
    return tiles.map((tile) => {
      const passage = passageOf(tile, medoid.offsets, offsets);
      return [
        id,
        leaves[leaf]!.problemId,
        leaves[medoidLeaf]!.problemId,
        passage.bStart,
        passage.bEnd,
        passage.aStart,
        passage.aEnd,
        passage.characters,
        isFormulaic(tile, mask),
      ];
    });
  });
}

/** Tiles between a wording and the medoid, the medoid's side as `a`. */
function tilesToMedoid(wording: number, medoid: number, pairs: AlignedPairs): readonly Tile[] {
  const pair = pairs.of(wording, medoid);
  if (!pair) throw new Error(`wording ${wording} is in the cluster of ${medoid} without a verified link`);
  return pair.a === medoid ? pair.tiles() : pair.tiles().map(mirrored);
}
