/** Widths in px of the columns that a reader has sized, by column id. */
export type ColumnWidths = Readonly<Record<string, number>>;

const narrowestPx = 48;
const widestPx = 960;

export function boundedWidth(px: number): number {
  return Math.round(Math.min(Math.max(px, narrowestPx), widestPx));
}

/** The widths that `formatWidths` wrote; what is not one is passed over. */
export function parseWidths(text: string | undefined): ColumnWidths {
  return Object.fromEntries(
    (text ?? "").split(",").flatMap((pair) => {
      const [, id, px] = /^([a-zA-Z.]{1,60}):(\d{2,3})$/.exec(pair) ?? [];
      return id === undefined ? [] : [[id, boundedWidth(Number(px))]];
    }),
  );
}

/** `customer:240,segment:180` */
export function formatWidths(widths: ColumnWidths): string {
  return Object.entries(widths)
    .map(([id, px]) => `${id}:${String(px)}`)
    .join(",");
}

/**
 * The tracks of a grid that holds these columns. A sized column gives way where there is not
 * enough room for all, so that a table is never wider than its page. No track may depend on what
 * it holds: every row is a grid of its own, and all must agree.
 */
export function gridTracks(
  columns: readonly { readonly id: string; readonly track: string }[],
  widths: ColumnWidths,
): string {
  return columns
    .map(({ id, track }) => {
      const px = widths[id];
      return px === undefined ? track : `minmax(0,${String(px)}px)`;
    })
    .join(" ");
}
