import type { ProblemKind } from "#lib/domain/reading/problem.ts";

/** A kind of problem in the few words that fit a line; the event's page has the sentence. */
export const problemKindWords: Readonly<Record<ProblemKind, string>> = {
  empty_body: "empty body",
  not_utf8: "not UTF-8",
  not_json: "not JSON",
  unexpected_type: "value of another type",
  number_as_text: "number as text",
  missing_key: "key missing",
  unknown_value: "unknown value",
  bad_time: "not a time",
  contradiction: "contradiction",
  disagreement: "parts disagree",
  event_type_assumed: "event type assumed",
  designer_preview: "preview of the designer",
  duplicate_key: "key given twice",
  text_cut: "text cut",
  not_searchable: "not searchable by value",
  more_problems: "more than are listed",
};
