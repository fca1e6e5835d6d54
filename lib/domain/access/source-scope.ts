/** Of which sources someone may know: every one, or those with these ids. */
export type SourceScope = "all" | readonly string[];

export function isInScope(scope: SourceScope, sourceId: string): boolean {
  return scope === "all" || scope.includes(sourceId);
}
