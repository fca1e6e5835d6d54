import { isJsonContainer } from "#lib/domain/json/json-value.ts";
import { isNumeric, numericText } from "#lib/domain/json/sent-number.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { foldCase, foldText } from "#lib/domain/text/fold-text.ts";

const longest = 4_000;
/** Containers looked into before giving up: a body may hold hundreds of thousands. */
const maxContainers = 2_000;

/** Folded and joined by line ends, without repeats, at most 4,000 characters. A text with accents is there without and with them. */
export function toSearchText(
  texts: Iterable<string | null | undefined>,
): string {
  const found = new Set<string>();
  let length = 0;
  for (const text of texts) {
    if (!text) continue;
    for (const term of foldedForms(text.slice(0, longest))) {
      if (found.has(term)) continue;
      found.add(term);
      length += term.length + 1;
    }
    if (length >= longest) break;
  }
  return boundedText([...found].join("\n"), longest);
}

function foldedForms(text: string): readonly string[] {
  const folded = foldText(text);
  const accented = foldCase(text);
  return folded === accented ? [folded] : [folded, accented];
}

/** The texts and numbers within a JSON value, outermost first, without recursion. */
export function* textLeaves(value: unknown): Generator<string> {
  const waiting: unknown[] = [value];
  for (let at = 0; at < waiting.length && at < maxContainers; at += 1) {
    const container = waiting[at];
    if (typeof container === "string") yield container;
    if (!isJsonContainer(container)) continue;
    for (const child of Object.values(container)) {
      if (typeof child === "string") yield child;
      else if (isNumeric(child)) yield numericText(child);
      else if (isJsonContainer(child)) waiting.push(child);
    }
  }
}
