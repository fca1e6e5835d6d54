/** Of which sources someone may know: every one, or those with these ids. */
export type SourceScope = "all" | readonly string[];
