import {
  countMembers,
  findDuplicateKeys,
} from "#lib/domain/json/duplicate-keys.ts";
import { placeName } from "#lib/domain/json/json-path.ts";
import type { ScannedJson } from "#lib/domain/json/parse-sent-json.ts";
import {
  maxValues,
  whyNotSearchable,
} from "#lib/domain/json/searchable-json.ts";
import type { ProblemList } from "#lib/domain/reading/problem-list.ts";

/** Whether a body can be given to Postgres for search by value; what speaks against it, and repeated keys, are problems. */
export function checkSearchable(
  { text, value, scan }: ScannedJson & { readonly text: string },
  problems: ProblemList,
): boolean {
  if (scan.values <= maxValues && countMembers(value) < scan.members) {
    for (const path of findDuplicateKeys(text, 5)) {
      problems.warn(
        "duplicate_key",
        path,
        `${placeName(path)} was sent more than once; the last one counts.`,
      );
    }
  }
  const obstacle = whyNotSearchable(text, scan);
  if (obstacle === null) return true;
  problems.note(
    "not_searchable",
    "$",
    `The body is kept whole but cannot be found by the values in it: ${obstacle}.`,
  );
  return false;
}
