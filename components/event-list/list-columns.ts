/** What a person calls each column that a list of events can have. */
export const columnWords = {
  received: "Received",
  customer: "Customer",
  segment: "Segment",
  purpose: "Purpose",
  got: "What they got",
  validUntil: "Valid until",
  genuine: "Signature",
  delay: "Delay",
  flags: "Flags",
  what: "What arrived",
  outcome: "Outcome",
  shape: "Shape, source",
  campaign: "Campaign",
  distribution: "Distribution",
  source: "Source",
  sent: "Sent",
  event: "Event ID",
} as const;

export type ColumnId = keyof typeof columnWords;

/** The columns of one list: those that it has, and those that it shows unless someone chose others. */
export type ListColumns = {
  readonly all: readonly ColumnId[];
  readonly usual: readonly ColumnId[];
  /** Opens the row, so it is always shown. */
  readonly opening: ColumnId;
};

const seldom = ["campaign", "distribution", "sent", "event"] as const;

const baselineOfEntries = [
  "received",
  "customer",
  "segment",
  "purpose",
  "got",
  "genuine",
  "delay",
  "flags",
] as const;

const baselineOfEvents = [
  "received",
  "what",
  "outcome",
  "customer",
  "shape",
  "genuine",
  "flags",
] as const;

export const listColumns: Readonly<Record<"entries" | "events", ListColumns>> =
  {
    entries: {
      all: [...baselineOfEntries, "validUntil", "source", ...seldom],
      usual: baselineOfEntries,
      opening: "customer",
    },
    events: {
      all: [
        ...baselineOfEvents,
        "segment",
        "purpose",
        "got",
        "validUntil",
        "delay",
        ...seldom,
      ],
      usual: baselineOfEvents,
      opening: "what",
    },
  };

/**
 * A choice of columns as the address and the cookie spell it, `received,customer`, in the order
 * to show them. The one that opens rows is put first where it was left out.
 *
 * @returns null where nothing was chosen, and the names that are no columns of this list
 */
export function parseColumns(
  text: string | undefined,
  { all, opening }: ListColumns,
): { readonly shown: readonly ColumnId[] | null; readonly unknown: string[] } {
  const names = [...new Set((text ?? "").split(","))].filter(Boolean);
  const known = names.flatMap(
    (name) => all.find((column) => column === name) ?? [],
  );
  const unknown = names.filter((name) => !all.some((one) => one === name));
  if (known.length === 0) return { shown: null, unknown };
  return {
    shown: known.includes(opening) ? known : [opening, ...known],
    unknown,
  };
}
