/** Of which sources someone may know: every one, or those with these ids. */
export type SourceScope = "all" | readonly string[];

export function isInScope(scope: SourceScope, sourceId: string): boolean {
  return scope === "all" || scope.includes(sourceId);
}

/** Whether what knows these sources, or every one where there is none, knows no more than a scope. */
export function isWithinScope(
  scope: SourceScope,
  sourceIds: readonly string[],
): boolean {
  if (scope === "all") return true;
  return sourceIds.length > 0 && sourceIds.every((id) => scope.includes(id));
}
