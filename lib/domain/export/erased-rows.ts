/** That files of a selection differ from those made before its customers were erased. */
export function erasedRowsInWords(erased: number): string {
  const rows = `${erased.toLocaleString("en")} ${erased === 1 ? "row" : "rows"}`;
  return `${rows} erased since: their customers asked for it. They count as before, as dated stubs; files that were made earlier still have them, and another digest.`;
}
