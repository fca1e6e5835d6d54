import type { Problem } from "./problem.ts";

/** What an entry has whose code another customer was sent too; its own body cannot tell. */
export const codeReused: Problem = {
  kind: "code_reused",
  severity: "warning",
  path: "$.data.voucher.code",
  message: "Another customer was sent the same code.",
};

/** An event with that problem after its own, where it has it and it was not written there yet. */
export function withCodeReused<
  Event extends { readonly problems: readonly Problem[] },
>(event: Event, isReused: boolean): Event {
  return isReused && event.problems.every(({ kind }) => kind !== "code_reused")
    ? { ...event, problems: [...event.problems, codeReused] }
    : event;
}
