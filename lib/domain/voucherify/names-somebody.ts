import { unfilledPlaceholder } from "./unfilled-placeholder.ts";

/**
 * Whether a text can be what one customer is called: white space, and a placeholder of a payload design that was not
 * filled in, stand in the events of many.
 */
export function namesSomebody(text: string): boolean {
  return text.trim() !== "" && !unfilledPlaceholder.test(text);
}
