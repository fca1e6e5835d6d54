import { holdsFolded } from "./fold-text.ts";
import { searchWords } from "./search-words.ts";

/** Whether texts that name a thing hold every word of a search, however either is written; without a word they do. */
export function holdsWords(
  names: readonly (string | null)[],
  q: string,
): boolean {
  const text = names.filter((name) => name !== null).join(" ");
  return searchWords(q).every((word) => holdsFolded(text, word));
}
