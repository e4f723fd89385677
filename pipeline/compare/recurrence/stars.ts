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
  const neighbours = new Map<number, Map<number, number>>();
  const connect = (from: number, to: number, similarity: number): void => {
    const known = neighbours.get(from) ?? new Map<number, number>();
    neighbours.set(from, known);
    known.set(to, Math.max(similarity, known.get(to) ?? 0));
  };
  for (const { a, b, similarity } of links) {
    connect(a, b, similarity);
    connect(b, a, similarity);
  }
  const strength = new Map<number, number>();
  for (const [node, known] of neighbours) {
    // Summed in node order: the sum, and so the order of the centres, must not depend on the order of the links.
    const sum = [...known].sort((x, y) => x[0] - y[0]).reduce((total, [, similarity]) => total + similarity, 0);
    strength.set(node, sum);
  }
  const order = [...neighbours.keys()].sort((a, b) => strength.get(b)! - strength.get(a)! || a - b);
  const centres = new Set<number>();
  for (const node of order)
    if (![...neighbours.get(node)!.keys()].some((neighbour) => centres.has(neighbour))) centres.add(node);
  const stars = new Map<number, { node: number; similarity: number }[]>();
  for (const centre of centres) stars.set(centre, [{ node: centre, similarity: 1 }]);
  for (const node of [...neighbours.keys()].sort((a, b) => a - b)) {
    if (centres.has(node)) continue;
    let nearest = -1;
    let best = -1;
    for (const [neighbour, similarity] of neighbours.get(node)!) {
      if (!centres.has(neighbour)) continue;
      if (similarity > best || (similarity === best && neighbour < nearest)) {
        best = similarity;
        nearest = neighbour;
      }
    }
    stars.get(nearest)!.push({ node, similarity: best });
  }
  return [...stars]
    .map(([centre, members]) => ({ centre, members }))
    .filter((star) => star.members.length > 1)
    .sort((a, b) => a.centre - b.centre);
}
