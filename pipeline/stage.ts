/**
 * One step of the per-document half of the pipeline: a pure function with a name and a version. A stage takes the
 * layers below it and returns them with its own on top; the types make a wrong order a compile error. `version` rises
 * with every change that can alter output, so that an incremental run knows what to do again.
 */
export interface Stage<In, Out> {
  readonly name: string;
  readonly version: number;
  readonly run: (input: In) => Out;
}

/** `first`, then `second`: the composition of two stages is a stage. */
export function chain<A, B, C>(first: Stage<A, B>, second: Stage<B, C>): Stage<A, C> {
  return {
    name: `${first.name}>${second.name}`,
    version: first.version * 1000 + second.version,
    run: (input) => second.run(first.run(input)),
  };
}
