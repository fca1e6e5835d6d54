import type { ProblemKind } from "#lib/domain/reading/problem.ts";

/** A kind of problem in the few words that fit a line; the event's page has the sentence. */
export const problemKindWords: Readonly<Record<ProblemKind, string>> = {
  empty_body: "empty body",
  not_utf8: "not UTF-8",
  not_json: "not JSON",
  unexpected_type: "wrong data type",
  number_as_text: "number as text",
  missing_key: "key missing",
  unknown_value: "unknown value",
  bad_time: "invalid time",
  contradiction: "inconsistent payload",
  disagreement: "facts disagree",
  event_type_assumed: "event type assumed",
  designer_preview: "designer preview",
  duplicate_key: "duplicate key",
  text_cut: "text truncated",
  not_searchable: "not searchable by value",
  more_problems: "more than listed",
};
