/** That something was erased, and on which day by UTC: "erased on request on 2026-11-26". */
export function erasedWords(erasedAt: Date): string {
  return `erased on request on ${erasedAt.toISOString().slice(0, 10)}`;
}
