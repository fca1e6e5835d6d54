/** The words of a search in free text: lower-cased, each once. */
export function searchWords(text: string): string[] {
  const words = text.toLowerCase().split(/\s+/u);
  return [...new Set(words.filter((word) => word !== ""))];
}

/** Whether a word is so short that no three characters of it stand in a row. */
export function isShortWord(word: string): boolean {
  return Array.from(word).length <= 2;
}
