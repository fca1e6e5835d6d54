import { metaHelper, tableFeatures } from "@tanstack/react-table";

/** What a column tells the table beyond TanStack's own definition. */
export type DataTableColumnMeta = {
  /** Classes of the column's header and cells alike: width, alignment, place when stacked. */
  readonly className?: string;
  /** This column's content becomes the link that opens the row. */
  readonly opens?: true;
  /** Where rows are stacked and have no header, the header's words go before the value. */
  readonly labelled?: true;
};

/** The server sorts, filters and pages; the table needs no row model but the core one. */
export const dataTableFeatures = tableFeatures({
  columnMeta: metaHelper<DataTableColumnMeta>(),
});

export type DataTableFeatures = typeof dataTableFeatures;
