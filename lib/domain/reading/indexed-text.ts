import { boundedText } from "#lib/domain/text/bounded-text.ts";
import { placeName } from "#lib/domain/json/json-path.ts";
import type { ProblemList } from "./problem-list.ts";

/** UTF-16 units of a text that its column keeps. */
export const longestIndexed = 256;

/** Text for a column of the reading: null when empty or absent, altered (and reported) where Postgres could not bear it. */
export function toIndexedText(
  value: string | null | undefined,
  path: string,
  problems: ProblemList,
): string | null {
  if (!value) return null;
  const kept = boundedText(value, longestIndexed);
  if (kept !== value) {
    problems.note(
      "text_cut",
      path,
      value.length > longestIndexed
        ? `${placeName(path)} is longer than ${String(longestIndexed)} characters; lists and filters know only its beginning.`
        : `${placeName(path)} holds characters that cannot be stored; lists and filters show a replacement for them.`,
    );
  }
  return kept;
}
