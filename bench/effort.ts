/** How long the benchmarks measure; as short as still says something, unless told. */
export type Effort = {
  /** Events in each round of `receive`. */
  readonly events: number;
  readonly rounds: number;
  /** Events that are there to be exported. */
  readonly stored: number;
  /** Of each part of `latency`, and half of `memory`. */
  readonly seconds: number;
};
