/** The columns that a table can have, and how a reader's choice of them is kept. */
export type ColumnChoice = {
  readonly all: readonly { readonly id: string; readonly label: string }[];
  /** Those shown, in their order. */
  readonly shown: readonly string[];
  /** Those shown unless someone chose others. */
  readonly defaults: readonly string[];
  /** Opens the row, so it is always shown. */
  readonly opening: string;
  /** The key in the address that has the choice; nothing where it is the default. */
  readonly key: string;
  /** The cookie that keeps it for the next visit. */
  readonly cookie: string;
};

/** A choice as the address and the cookie spell it. */
export function formatOrder(
  shown: readonly string[],
  defaults: readonly string[],
): string {
  const text = shown.join(",");
  return text === defaults.join(",") ? "" : text;
}

/** The same columns without one that is shown, or with one that is not behind them. */
export function toggled(shown: readonly string[], id: string): string[] {
  return shown.includes(id)
    ? shown.filter((one) => one !== id)
    : [...shown, id];
}

/** The same columns, one of them a place earlier (-1) or later (1); as they are where there is none. */
export function moved(
  shown: readonly string[],
  id: string,
  by: -1 | 1,
): readonly string[] {
  const from = shown.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= shown.length) return shown;
  const others = shown.filter((one) => one !== id);
  return [...others.slice(0, to), id, ...others.slice(to)];
}
