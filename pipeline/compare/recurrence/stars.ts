/** A verified link between two nodes. */
export interface Link {
  readonly a: number;
  readonly b: number;
  /** 0–1. */
  readonly similarity: number;
}

/** A cluster: a centre and nodes each verified to be similar to it. */
export interface Star {
  readonly centre: number;
  /** Members with their similarity to the centre, the centre itself (1) first, then by node. */
  readonly members: readonly { readonly node: number; readonly similarity: number }[];
}

/**
 * Star clustering (Aslam, Pelekhov & Rus 2004), with each node in one star only. Nodes are taken by falling sum of
 * their similarities; one that no centre reaches becomes a centre. Every other node joins the centre it is most similar
 * to. There is no chain: two members may differ from each other, but each was verified against the centre, which is
 * the cluster's label and its medoid among the links known. Nodes without links are in no star.
 */
export function starClusters(links: readonly Link[]): Star[] {
  const { nodes, start, neighbours, similarities } = neighboursOf(links);
  const strength = new Float64Array(nodes.length);
  // Neighbours stand in node order: the sum, and so the order of the centres, does not depend on that of the links.
  for (let node = 0; node < nodes.length; node++)
    for (let at = start[node]!; at < start[node + 1]!; at++) strength[node]! += similarities[at]!;
  const order = Int32Array.from(nodes.keys()).sort((a, b) => strength[b]! - strength[a]! || a - b);
  const isCentre = new Uint8Array(nodes.length);
  for (const node of order) {
    let at = start[node]!;
    while (at < start[node + 1]! && !isCentre[neighbours[at]!]) at++;
    if (at === start[node + 1]!) isCentre[node] = 1;
  }
  const stars = new Map<number, { node: number; similarity: number }[]>();
  for (let node = 0; node < nodes.length; node++)
    if (isCentre[node]) stars.set(node, [{ node: nodes[node]!, similarity: 1 }]);
  for (let node = 0; node < nodes.length; node++) {
    if (isCentre[node]) continue;
    let nearest = -1;
    let best = -1;
    for (let at = start[node]!; at < start[node + 1]!; at++) {
      if (!isCentre[neighbours[at]!] || similarities[at]! <= best) continue;
      best = similarities[at]!;
      nearest = neighbours[at]!;
    }
    stars.get(nearest)!.push({ node: nodes[node]!, similarity: best });
  }
  return [...stars]
    .filter(([, members]) => members.length > 1)
    .map(([centre, members]) => ({ centre: nodes[centre]!, members }));
}

/** Neighbours of each node, end to end; nodes and the neighbours of each ascend. */
interface Neighbourhood {
  /** The nodes that have links; below they go by their place in this list. */
  readonly nodes: Int32Array;
  readonly start: Int32Array;
  readonly neighbours: Int32Array;
  readonly similarities: Float64Array;
}

/** Of links that join the same two nodes the most similar counts. */
function neighboursOf(links: readonly Link[]): Neighbourhood {
  // Link `l` leads from `ends[2l]` to `ends[2l + 1]` and, as direction 2l + 1, back.
  const ends = new Int32Array(2 * links.length);
  links.forEach(({ a, b }, link) => {
    ends[2 * link] = a;
    ends[2 * link + 1] = b;
  });
  const nodes = ends
    .slice()
    .sort()
    .filter((node, index, all) => node !== all[index - 1]);
  const place = new Int32Array((nodes.at(-1) ?? 0) + 1);
  nodes.forEach((node, index) => {
    place[node] = index;
  });
  for (let end = 0; end < ends.length; end++) ends[end] = place[ends[end]!]!;
  const byNeighbour = sortedBy(Int32Array.from(ends.keys()), (direction) => ends[direction ^ 1]!, nodes.length);
  const directions = sortedBy(byNeighbour, (direction) => ends[direction]!, nodes.length);
  const start = new Int32Array(nodes.length + 1);
  const neighbours = new Int32Array(directions.length);
  const similarities = new Float64Array(directions.length);
  let kept = 0;
  for (const direction of directions) {
    const node = ends[direction]!;
    const neighbour = ends[direction ^ 1]!;
    const { similarity } = links[direction >> 1]!;
    if (start[node + 1] === kept && kept > 0 && neighbours[kept - 1] === neighbour)
      similarities[kept - 1] = Math.max(similarities[kept - 1]!, similarity);
    else {
      neighbours[kept] = neighbour;
      similarities[kept++] = similarity;
    }
    start[node + 1] = kept;
  }
  return { nodes, start, neighbours, similarities };
}

/** Counting sort: the items by a key below `keys`, items of one key as they came. */
function sortedBy(items: Int32Array, keyOf: (item: number) => number, keys: number): Int32Array {
  const next = new Int32Array(keys + 1);
  for (const item of items) next[keyOf(item) + 1]!++;
  for (let key = 0; key < keys; key++) next[key + 1]! += next[key]!;
  const sorted = new Int32Array(items.length);
  for (const item of items) sorted[next[keyOf(item)]!++] = item;
  return sorted;
}
