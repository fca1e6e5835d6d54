import { describe, expect, it } from "vitest";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { eventVerdicts } from "./event-verdicts.ts";

const problem = (severity: "note" | "warning") => ({
  kind: "missing_key" as const,
  severity,
  path: "$",
  message: "A key is missing.",
});

type VerifiedWebhook = Parameters<typeof eventVerdicts>[0];
const event: VerifiedWebhook = {
  rejection: null,
  signature: "valid",
  shape: "envelope",
  problems: [],
  bodySha256: "9f1c",
  erasedAt: null,
  sentAt: "2026-11-23T10:42:06.702Z",
  enteredAt: "2026-11-23T10:42:06.480Z",
  receivedAt: "2026-11-23T10:42:07.101Z",
  entryNumber: 3,
  duplicateKind: null,
  eventTypeAssumed: false,
} satisfies Partial<EventDetail>;

const words = (
  over: Partial<VerifiedWebhook> = {},
  lastEntryAt: string | null = null,
) =>
  eventVerdicts({ ...event, ...over }, lastEntryAt).map(
    (verdict) => verdict.words,
  );

describe("eventVerdicts", () => {
  it("says of a good entry what a reader wants to know first", () => {
    expect(words({}, "2026-10-13T10:42:06.480Z")).toEqual([
      "Signature valid",
      "Schema valid",
      "Received 0.4 s after Voucherify sent it",
      "Third entry into this segment, 41 days after the previous one",
    ]);
  });

  it("does not guess how long after the last when the last is not known", () => {
    expect(words()).toContain("Third entry into this segment");
  });

  it("counts problems, and no longer says that the schema is valid", () => {
    const said = words({
      problems: [problem("warning"), problem("note"), problem("note")],
    });
    expect(said).toContain("3 problems");
    expect(said).not.toContain("Schema valid");
  });

  it("is uneasy about a delivery that took longer than the first retry", () => {
    const late = { receivedAt: "2026-11-23T10:43:10.000Z" };
    const delay = eventVerdicts({ ...event, ...late }, null).find(
      ({ about }) => about === "delay",
    );
    expect(delay?.tone).toBe("warning");
  });

  it("does not say after when the clocks say before", () => {
    expect(words({ receivedAt: "2026-11-23T10:42:00.702Z" })).toContain(
      "Received 6.0 s before Voucherify says it sent it",
    );
  });

  it("says that a body was not kept rather than that it is no JSON", () => {
    const said = words({ bodySha256: null, shape: "not_json", sentAt: null });
    expect(said).toContain("The body was not kept");
    expect(said).not.toContain("Not JSON");
  });

  it("says of a body that was too large that nobody read it, nor checked its signature", () => {
    const said = words({
      rejection: "body_too_large",
      signature: "not_checked",
      bodySha256: null,
      shape: "not_json",
      sentAt: null,
      entryNumber: null,
    });
    expect(said).toEqual([
      "Signature not checked: the body was not read",
      "Too large: not read",
    ]);
  });

  it("does not say of a body that is hidden or erased that it was not kept", () => {
    const none = { bodySha256: null, bodySize: 900 };
    const hidden = words({ ...none, isMasked: true });
    expect(hidden).toContain("Schema valid");
    expect(hidden).not.toContain("The body was not kept");
    const erased = words({ ...none, erasedAt: "2026-11-25T10:00:00.000Z" });
    expect(erased).toContain("Erased on request");
    expect(erased).not.toContain("The body was not kept");
  });

  it("marks what is assumed and what came before", () => {
    const said = words({ eventTypeAssumed: true, duplicateKind: "suspected" });
    expect(said.slice(-2)).toEqual([
      "Probably a duplicate: the same bytes came within 25 hours",
      "Entered is assumed: a “left” event would look the same",
    ]);
  });
});
