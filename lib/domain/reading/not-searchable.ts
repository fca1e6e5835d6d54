import type { Problem } from "./problem.ts";
import type { Reading } from "./reading.ts";

const problem: Problem = {
  kind: "not_searchable",
  severity: "note",
  path: "$",
  message:
    "This body cannot be searched by value, because the database does not take it as JSON.",
};

/** The same reading for a body that the database refused as JSON, with the problem that says so. */
export function notSearchable(reading: Reading): Reading {
  return {
    ...reading,
    isSearchable: false,
    problems: [...reading.problems, problem],
  };
}
