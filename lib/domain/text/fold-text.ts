/**
 * Text as it is searched: upper and lower case, composed and decomposed characters, full-width and ordinary ones,
 * ligatures and their letters, and typographic quotes, dashes and spaces become the same; accents and invisible characters go.
 * `İPEK`, `ipek` and `i̇pek` fold alike, as `ẞ`, `ß` and `SS` do. Folding twice changes nothing.
 */
export function foldText(text: string): string {
  return isPlain(text) ? text.toLowerCase() : withoutAccents(foldCase(text));
}

/** The same with the accents left, for those who type them: `Chloé` is `chloé`, however it is composed. */
export function foldCase(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return (
    text
      // Compatibility forms make a space with an accent of the acute that stands for an apostrophe.
      .replace(apostrophes, "'")
      .replace(quotationMarks, '"')
      .normalize("NFKC")
      .replace(invisible, "")
      // Upper case alone makes ß two letters and ı an i; lower case alone knows the capital ẞ.
      .toLowerCase()
      .toUpperCase()
      .toLowerCase()
      .replaceAll("ς", "σ")
      .replace(dotOfI, "i")
      .replace(apostrophes, "'")
      .replace(dashes, "-")
      .replace(spaces, " ")
      .normalize("NFKC")
  );
}

/**
 * Whether a text holds what was typed, however either is written; accents count where they were typed.
 *
 * @param typed as `foldCase` folds it
 */
export function holdsFolded(text: string, typed: string): boolean {
  return foldText(text).includes(typed) || foldCase(text).includes(typed);
}

function isPlain(text: string): boolean {
  return plain.test(text);
}

function withoutAccents(folded: string): string {
  return folded
    .normalize("NFD")
    .replace(accents, "")
    .replace(barredLetters, (letter) => plainLetters[letter] ?? letter)
    .normalize("NFC");
}

/** All of ASCII that can be printed but the backtick. */
const plain = /^[\x20-\x5f\x61-\x7e\n]*$/;
/** Zero-width and direction-changing characters, soft hyphens, variation selectors, tags: nobody types them. */
const invisible =
  /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]|[\u{e0000}-\u{e0fff}]/gu;
const apostrophes =
  /[`\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\uff07\uff40]/g;
const quotationMarks = /[\u201c-\u201f\u00ab\u00bb\u2033\uff02]/g;
const dashes = /[\u2010-\u2015\u2212\uff0d]/g;
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const dotOfI = /i\u0307/g;
/** Marks of Latin, Greek and Cyrillic letters; those of other scripts are letters of their own. */
const accents = /[\u0300-\u036f]/g;
const barredLetters = /[øłđðħŧæœþ]/g;
const plainLetters: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ŧ: "t",
  æ: "ae",
  œ: "oe",
  þ: "th",
};
