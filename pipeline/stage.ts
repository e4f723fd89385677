/**
 * One step of the per-document half of the pipeline: a pure function with a name. A stage takes the layers below it and
 * returns them with its own on top; the types make a wrong order a compile error.
 */
export interface Stage<In, Out> {
  readonly name: string;
  readonly run: (input: In) => Out;
}

/** `first`, then `second`: the composition of two stages is a stage. */
export function chain<A, B, C>(first: Stage<A, B>, second: Stage<B, C>): Stage<A, C> {
  return {
    name: `${first.name}>${second.name}`,
    run: (input) => second.run(first.run(input)),
  };
}
