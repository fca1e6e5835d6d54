/** One thing measured, beside what it is compared with. */
export type Row = {
  readonly thing: string;
  /** With its unit. */
  readonly number: string;
  readonly comparedWith: string;
  readonly ratio: string;
  /** What was aimed at, and whether it was reached. */
  readonly aim?: string;
};

const titles = {
  thing: "thing",
  number: "number",
  comparedWith: "compared with",
  ratio: "ratio",
  aim: "aim",
};

/** Rows as lines of text in columns; numbers stand on the right. */
export function toTable(rows: readonly Row[]): string {
  const lines = [titles, ...rows];
  const keys = ["thing", "number", "comparedWith", "ratio", "aim"] as const;
  const widths = keys.map((key) =>
    Math.max(...lines.map((line) => (line[key] ?? "").length)),
  );
  return lines
    .map((line) =>
      keys
        .map((key, column) => {
          const text = line[key] ?? "";
          const width = widths[column] ?? 0;
          return key === "number" || key === "ratio"
            ? text.padStart(width)
            : text.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** `1,234` and `1.234`: as many digits as mean something. */
export function toText(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString("en")
    : value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

const missed = "MISSED";

export function toAim(aim: string, reached: boolean): string {
  return `${aim} ${reached ? "reached" : missed}`;
}

/** How many aims were reached, and every one that was not. */
export function toSummary(rows: readonly Row[]): string {
  const aimed = rows.filter(({ aim }) => aim !== undefined);
  const failed = aimed.filter(({ aim }) => aim?.includes(missed));
  return [
    `Of ${String(aimed.length)} things with an aim ${String(aimed.length - failed.length)} reach it.`,
    ...failed.map(
      ({ thing, number, ratio, aim }) =>
        `  ${thing}: ${number}, ratio ${ratio}; ${aim ?? ""}`,
    ),
  ].join("\n");
}

/** @throws {RangeError} when there is none */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * The smallest value that `share` of all values do not exceed.
 *
 * @throws {RangeError} when there is none
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new RangeError("No values.");
  return found;
}
