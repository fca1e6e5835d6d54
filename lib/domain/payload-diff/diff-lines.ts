/** A line of two texts laid over one another. */
export type DiffLine = {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
};

/** Comparing takes time and memory by the product of the lines that differ; beyond it they count as all replaced. */
const maxCells = 4_000_000;

/** Two texts line by line: those of the first that the second lacks, and the reverse, in their order. */
export function diffLines(before: string, after: string): DiffLine[] {
  const one = before.split("\n");
  const other = after.split("\n");
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    one[one.length - 1 - end] === other[other.length - 1 - end]
  )
    end += 1;
  return [
    ...same(one.slice(0, start)),
    ...diffMiddle(
      one.slice(start, one.length - end),
      other.slice(start, other.length - end),
    ),
    ...same(one.slice(one.length - end)),
  ];
}

function same(lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ kind: "same", text }));
}

/** By the longest common subsequence. */
function diffMiddle(
  one: readonly string[],
  other: readonly string[],
): DiffLine[] {
  const width = other.length + 1;
  if (one.length * other.length > maxCells) {
    return [
      ...one.map((text): DiffLine => ({ kind: "removed", text })),
      ...other.map((text): DiffLine => ({ kind: "added", text })),
    ];
  }
  // The length of the longest common subsequence of what follows each pair of lines.
  const lengths = new Uint32Array((one.length + 1) * width);
  const at = (row: number, column: number) =>
    lengths[row * width + column] ?? 0;
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        one[row] === other[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < one.length || column < other.length) {
    const left = one[row];
    const right = other[column];
    if (left !== undefined && left === right) {
      lines.push({ kind: "same", text: left });
      row += 1;
      column += 1;
    } else if (
      left !== undefined &&
      (right === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      lines.push({ kind: "removed", text: left });
      row += 1;
    } else {
      lines.push({ kind: "added", text: right ?? "" });
      column += 1;
    }
  }
  return lines;
}
