import { NumberList } from "./number-list.ts";

/** Verified links between nodes `a` and `b`, each with a similarity of 0–1; a corpus has millions of them. */
export class Links {
  readonly a = new NumberList(Int32Array);
  readonly b = new NumberList(Int32Array);
  readonly similarity = new NumberList(Float64Array);

  add(a: number, b: number, similarity: number): void {
    this.a.push(a);
    this.b.push(b);
    this.similarity.push(similarity);
  }
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
export function starClusters(links: Links): Star[] {
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
function neighboursOf(links: Links): Neighbourhood {
  const [a, b, similarity] = [links.a.values(), links.b.values(), links.similarity.values()];
  const last = b.reduce((most, node, at) => Math.max(most, a[at]!, node), -1);
  const place = new Int32Array(last + 1);
  for (const ends of [a, b]) for (const node of ends) place[node] = 1;
  const nodes = new Int32Array(place.reduce((sum, linked) => sum + linked, 0));
  let known = 0;
  for (let node = 0; node <= last; node++) {
    if (place[node] === 0) continue;
    nodes[known] = node;
    place[node] = known++;
  }
  const given = listsOf(nodes.length, 2 * a.length, (visit) => {
    for (let link = 0; link < a.length; link++) {
      visit(place[a[link]!]!, place[b[link]!]!, similarity[link]!);
      visit(place[b[link]!]!, place[a[link]!]!, similarity[link]!);
    }
  });
  // Turned over, each list is filled by ascending neighbours.
  const ordered = listsOf(nodes.length, 2 * a.length, (visit) => {
    for (let node = 0; node < nodes.length; node++)
      for (let at = given.start[node]!; at < given.start[node + 1]!; at++)
        visit(given.neighbours[at]!, node, given.similarities[at]!);
  });
  return { nodes, ...withoutRepeats(ordered) };
}

type Lists = Omit<Neighbourhood, "nodes">;

/** Lists of neighbours from pairs, those of one node in the order of `eachPair`, which is run twice. */
function listsOf(
  nodes: number,
  pairs: number,
  eachPair: (visit: (node: number, neighbour: number, similarity: number) => void) => void,
): Lists {
  const start = new Int32Array(nodes + 1);
  eachPair((node) => {
    start[node + 1]!++;
  });
  for (let node = 0; node < nodes; node++) start[node + 1]! += start[node]!;
  const next = start.slice();
  const neighbours = new Int32Array(pairs);
  const similarities = new Float64Array(pairs);
  eachPair((node, neighbour, similarity) => {
    const at = next[node]!++;
    neighbours[at] = neighbour;
    similarities[at] = similarity;
  });
  return { start, neighbours, similarities };
}

/** In place: of equal neighbours in a row the most similar. */
function withoutRepeats({ start, neighbours, similarities }: Lists): Lists {
  let kept = 0;
  let from = 0;
  for (let node = 0; node + 1 < start.length; node++) {
    const first = kept;
    for (; from < start[node + 1]!; from++) {
      if (kept > first && neighbours[kept - 1] === neighbours[from])
        similarities[kept - 1] = Math.max(similarities[kept - 1]!, similarities[from]!);
      else {
        neighbours[kept] = neighbours[from]!;
        similarities[kept++] = similarities[from]!;
      }
    }
    start[node + 1] = kept;
  }
  return { start, neighbours, similarities };
}
