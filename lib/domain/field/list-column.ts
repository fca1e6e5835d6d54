/** The lists of events that the screen has. */
export type EventListKey = "entries" | "events";

/** How a value is drawn: as text, as an id, as the name of what has one (else its id), or as a time before now. */
type CellKind = "text" | "id" | "name" | "time";

/** A field as a column of the lists on the screen. */
export type ListColumn = {
  readonly cell: CellKind;
  /** As addresses and cookies spell the column; the name of the field where nothing is said. */
  readonly id?: string;
  /** Its head; what the field is called where nothing is said. */
  readonly words?: string;
  /** Its track in a CSS grid, as `7rem`; a share of what is left where nothing is said. */
  readonly track?: string;
  /** The lists that show it unless somebody chose other columns; the others offer it. */
  readonly shownIn?: readonly EventListKey[];
};

/** That lists on the screen can show it. */
export function listedAs(
  cell: CellKind,
  column: Omit<ListColumn, "cell"> = {},
) {
  return { listColumn: { cell, ...column } };
}
