import type { ProblemList } from "../problem-list.ts";

/**
 * Reports an event of another project than its source is for, as when a sandbox sends to the live address.
 *
 * @param sent the project that the body names
 * @param expected the project that the source is for; null where it names none
 */
export function checkProject(
  sent: string | null,
  expected: string | null,
  problems: ProblemList,
): void {
  if (sent === null || expected === null || sent === expected) return;
  const what = sent.startsWith("sand_") ? "sandbox" : "project";
  problems.warn(
    "foreign_project",
    "$.project_id",
    `Sent by ${what} ${sent}; this source is for ${expected}.`,
  );
}
