import { diffArrays } from "diff";

/** A line of two texts laid over one another. */
export type DiffLine = {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
};

/** Time grows by lines times differences; texts with more differences count as all replaced. */
const maxDifferences = 1_500;

/** Two texts line by line: those of the first that the second lacks, and the reverse, in their order. */
export function diffLines(before: string, after: string): DiffLine[] {
  const one = before.split("\n");
  const other = after.split("\n");
  const changes = diffArrays(one, other, { maxEditLength: maxDifferences }) ?? [
    { value: one, removed: true, added: false },
    { value: other, removed: false, added: true },
  ];
  return changes.flatMap(({ value, removed, added }) => {
    const kind = removed ? "removed" : added ? "added" : "same";
    return value.map((text): DiffLine => ({ kind, text }));
  });
}
