/** That files of a selection differ from those made before its customers were erased. */
export function erasedRowsInWords(erased: number): string {
  const rows = `${erased.toLocaleString("en")} ${erased === 1 ? "row" : "rows"}`;
  return `${rows} erased since, at the request of their customers. They still count, as dated stubs. Files made earlier still hold them, and have another digest.`;
}
