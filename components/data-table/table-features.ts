import {
  columnOrderingFeature,
  columnVisibilityFeature,
  metaHelper,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";

/** What a column tells the table beyond TanStack's own definition. */
export type DataTableColumnMeta = {
  /** What a person calls the column. */
  readonly label: string;
  /** The column's track in a CSS grid: `7rem`, or `minmax(0,2fr)` for its share of what is left. */
  readonly track: string;
  /** Classes of the column's header and cells alike: alignment, place when stacked. */
  readonly className?: string;
  /** This column's content becomes the link that opens the row; it cannot be hidden. */
  readonly opens?: true;
  /** Its header shows nothing to the eye. */
  readonly bare?: true;
  /** Where rows are stacked and have no header, the label goes before the value. */
  readonly labelled?: true;
};

/** The server sorts, filters and pages; the table needs no row model but the core one. */
export const dataTableFeatures = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<DataTableColumnMeta>(),
});

export type DataTableFeatures = typeof dataTableFeatures;
