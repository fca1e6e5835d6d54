/** A stretch of a text: what can be seen, or one character that cannot. */
export type TextRun =
  | { readonly kind: "visible"; readonly text: string }
  | {
      readonly kind: "hidden";
      readonly text: string;
      /** What stands for it on a screen: `RLO`, `ZWSP`, `U+E0041`. */
      readonly token: string;
      /** What it is, for a person: "right-to-left override". */
      readonly name: string;
    };

/**
 * A text cut into what can be seen and the characters that cannot, of which each is a run of its own:
 * those that change the direction, have no width, look like a space and are none, or control a terminal. Joiners and
 * tags within emoji, and joiners within the scripts that are written with them, belong to what can be seen.
 */
export function splitHidden(text: string): readonly TextRun[] {
  if (isPlain(text)) return text === "" ? [] : [visible(text)];
  const runs: TextRun[] = [];
  let seenFrom = 0;
  for (const { 0: character, index } of text.matchAll(hidden)) {
    if (belongs(text, character, index)) continue;
    if (index > seenFrom) runs.push(visible(text.slice(seenFrom, index)));
    runs.push(hiddenRun(character));
    seenFrom = index + character.length;
  }
  if (seenFrom < text.length) runs.push(visible(text.slice(seenFrom)));
  return runs;
}

/** Whether a text is of nothing but printable ASCII, which is most of what comes: it hides nothing, and has no direction of its own to mind. */
export function isPlain(text: string): boolean {
  return !notPlain.test(text);
}

/** The characters of a text that cannot be seen, each once, in the order of their first place. */
export function hiddenIn(
  text: string,
): readonly Extract<TextRun, { kind: "hidden" }>[] {
  const found = splitHidden(text).filter((run) => run.kind === "hidden");
  return [...new Map(found.map((run) => [run.token, run])).values()];
}

/** The text with a token in brackets for each character that cannot be seen: `[RLO]ABC-123`, for titles, names of files and e-mails. */
export function showHidden(text: string): string {
  return splitHidden(text)
    .map((run) => (run.kind === "visible" ? run.text : `[${run.token}]`))
    .join("");
}

/** The same, kept apart from the direction of the text around it where it has letters that are written from right to left. */
export function isolateSent(text: string): string {
  const shown = showHidden(text);
  return rightToLeft.test(shown) ? `\u2068${shown}\u2069` : shown;
}

const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

function visible(text: string): TextRun {
  return { kind: "visible", text };
}

function hiddenRun(character: string): TextRun {
  const code = character.codePointAt(0) ?? 0;
  const [token, name] = known.get(code) ?? [
    `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
    nameOf(code),
  ];
  return { kind: "hidden", text: character, token, name };
}

function nameOf(code: number): string {
  if (code >= 0xe0000) return "tag character";
  return code >= 0xd800 && code <= 0xdfff
    ? "half of a character"
    : code < 0xa0
      ? "control character"
      : "invisible character";
}

/** Whether it does what it is for: joins the letters of a script or the parts of an emoji. */
function belongs(text: string, character: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(at + character.length, at + character.length + 4);
  if (character === "\u200d" && emojiEnd.test(before)) {
    return emojiStart.test(after);
  }
  if (character === "\u200d" || character === "\u200c") {
    return joinedScripts.test(before) && joinedStart.test(after);
  }
  // The flags of Scotland and others: a black flag, tags, and the tag that ends them.
  return (
    /[\u{e0020}-\u{e007f}]/u.test(character) &&
    /\u{1f3f4}[\u{e0020}-\u{e007e}]*$/u.test(
      text.slice(Math.max(0, at - 24), at),
    )
  );
}

const emojiEnd = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
const emojiStart = /^\p{Extended_Pictographic}/u;
const scripts =
  "\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Mongolian}";
const joinedScripts = new RegExp(`[${scripts}]$`, "u");
const joinedStart = new RegExp(`^[${scripts}]`, "u");

const notPlain = /[^\x20-\x7e]/;
const hidden =
  /[\u0000-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

const known: ReadonlyMap<number, readonly [string, string]> = new Map([
  [0x00, ["NUL", "null character"]],
  [0x09, ["TAB", "tab"]],
  [0x0a, ["LF", "line break"]],
  [0x0d, ["CR", "carriage return"]],
  [0x1b, ["ESC", "escape character"]],
  [0xa0, ["NBSP", "no-break space"]],
  [0xad, ["SHY", "soft hyphen"]],
  [0x61c, ["ALM", "Arabic letter mark"]],
  [0x200b, ["ZWSP", "zero-width space"]],
  [0x200c, ["ZWNJ", "zero-width non-joiner"]],
  [0x200d, ["ZWJ", "zero-width joiner"]],
  [0x200e, ["LRM", "left-to-right mark"]],
  [0x200f, ["RLM", "right-to-left mark"]],
  [0x2028, ["LS", "line separator"]],
  [0x2029, ["PS", "paragraph separator"]],
  [0x202a, ["LRE", "left-to-right embedding"]],
  [0x202b, ["RLE", "right-to-left embedding"]],
  [0x202c, ["PDF", "end of a change of direction"]],
  [0x202d, ["LRO", "left-to-right override"]],
  [0x202e, ["RLO", "right-to-left override"]],
  [0x202f, ["NNBSP", "narrow no-break space"]],
  [0x2060, ["WJ", "word joiner"]],
  [0x2066, ["LRI", "left-to-right isolate"]],
  [0x2067, ["RLI", "right-to-left isolate"]],
  [0x2068, ["FSI", "isolate by its first letter"]],
  [0x2069, ["PDI", "end of an isolate"]],
  [0x3164, ["HF", "Hangul filler"]],
  [0xfeff, ["BOM", "zero-width no-break space"]],
]);
