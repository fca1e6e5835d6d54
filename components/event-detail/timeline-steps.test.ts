import { expect, it } from "vitest";
import { clockSteps } from "./timeline-steps.ts";

const times = {
  enteredAt: "2026-11-23T10:42:06.480Z",
  sentAt: "2026-11-23T10:42:06.702Z",
  receivedAt: "2026-11-23T10:42:07.101Z",
  isEntry: true,
};

it("tells each step's difference to the one before", () => {
  expect(clockSteps(times).map((step) => step.difference)).toEqual([
    null,
    "+0.2 s",
    "+0.4 s",
  ]);
});

it("measures over a step that was not sent", () => {
  const steps = clockSteps({ ...times, sentAt: null });
  expect(steps.map((step) => step.difference)).toEqual([null, null, "+0.6 s"]);
});

it("says when the clocks disagree", () => {
  const steps = clockSteps({
    ...times,
    receivedAt: "2026-11-23T10:42:04.702Z",
  });
  expect(steps[2]?.difference).toBe("2.0 s earlier: the clocks disagree");
});

it("does not speak of a segment when nobody entered one", () => {
  expect(clockSteps({ ...times, isEntry: false })[0]?.label).toBe("Happened");
});
