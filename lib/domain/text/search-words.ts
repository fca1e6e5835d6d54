import { foldCase } from "./fold-text.ts";

/** The words of a search in free text, each once: folded as stored texts are, with the accents that were typed. */
export function searchWords(text: string): string[] {
  const words = foldCase(text).split(/\s+/u);
  return [...new Set(words.filter((word) => word !== ""))];
}

/** Whether a word is so short that no three characters of it stand in a row. */
export function isShortWord(word: string): boolean {
  return Array.from(word).length <= 2;
}
