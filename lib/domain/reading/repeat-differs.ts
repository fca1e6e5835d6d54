import type { Problem } from "./problem.ts";

/** What a repeat has whose bytes are not those of the delivery that it repeats: nothing else would tell what it says newer. */
export const repeatDiffers: Problem = {
  kind: "repeat_differs",
  severity: "warning",
  path: "$",
  message:
    "This repeats an earlier delivery with another body: compare it with the first.",
};
