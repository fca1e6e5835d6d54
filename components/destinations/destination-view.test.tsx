import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Destination } from "#lib/domain/replay/destination.ts";
import { AttemptsTable } from "#components/replays/attempts-table.tsx";
import type { ReplayAttempt } from "#lib/domain/event/replay-attempt.ts";
import { settingsInWords } from "./destination-settings.ts";
import { DestinationStanding } from "./destination-standing.tsx";
import { FailureKinds } from "./failure-kinds.tsx";
import { HistoryCounts } from "./history-counts.tsx";

const destination: Destination = {
  id: "019ab3f2-6c1e-7000-8000-000000000002",
  name: "CRM",
  url: "https://crm.example/",
  hasSigningSecret: true,
  headerNames: ["authorization"],
  ratePerSecond: 1_200,
  connections: 16,
  timeoutMs: 10_000,
  allowInternal: false,
  alsoDelivered: [409],
  inDoubtRule: "ask",
  approvalAbove: 1,
  createdAt: "2026-05-11T07:58:00.000Z",
  pausedAt: null,
  restingUntil: null,
  activity: { delivered: 0, failed: 0, medianMs: null, lastAttemptAt: null },
};

const textOf = (element: React.ReactNode) =>
  renderToStaticMarkup(element).replaceAll(/<[^>]+>/g, "|");

test("settings are told in words", () => {
  expect(
    settingsInWords(destination).map(({ label, value }) => [label, value]),
  ).toEqual([
    ["Rate", "1,200 per second"],
    ["Requests at once", "16"],
    ["Time limit", "10,000 ms"],
    ["Signature", "Signed with its own secret"],
    ["Extra headers", "authorization"],
    ["Counts as delivered", "2xx, 409"],
    ["In doubt", "Ask a person"],
    ["Second person approves", "Above 1 event"],
    ["Internal address", "Refused"],
  ]);
});

test("a pause says whose it is, since when and why", () => {
  const text = textOf(
    <DestinationStanding
      pausedAt="2026-05-11T07:58:00.000Z"
      deletedAt={null}
      breaker={{
        failuresInARow: 31,
        since: new Date("2026-05-10T07:58:00.000Z"),
        status: 503,
        failure: "status",
      }}
    />,
  );
  expect(text).toContain("Nothing is sent there until");
  expect(text).toContain("11 May 2026");
  expect(text).toContain("Paused by the circuit breaker");
  expect(text).toMatch(/31\|* ?attempts in a row failed/);
  expect(text).toContain("“Answered 503”");
  expect(
    textOf(
      <DestinationStanding pausedAt={null} deletedAt={null} breaker={null} />,
    ),
  ).toBe("");
});

test("failures are told by status or by why no answer came", () => {
  const text = textOf(
    <FailureKinds
      failures={[
        { status: 503, failure: "status", count: 2_000, newestAt: new Date() },
        {
          status: null,
          failure: "connect_failed",
          count: 1,
          newestAt: new Date(),
        },
      ]}
    />,
  );
  expect(text).toMatch(/Answered 503.*2,000.*Connect failed.*1/);
});

test("a count that was cut says so", () => {
  const counts = [
    {
      period: "all" as const,
      attempts: 200_000,
      delivered: 199_999,
      failed: 1,
      inDoubt: 0,
      medianMs: 20,
      p95Ms: null,
    },
  ];
  expect(textOf(<HistoryCounts counts={counts} isCut />)).toContain(
    "the newest 200,000; older ones are not counted",
  );
  expect(textOf(<HistoryCounts counts={counts} isCut={false} />)).toContain(
    "each request counts",
  );
});

test("an edited copy and a test send are marked, and a test send leads to no event", () => {
  const attempt: ReplayAttempt = {
    id: "019ab3f2-6c1e-7000-8000-000000000003",
    eventId: "019ab3f2-6c1e-7000-8000-000000000004",
    destination: { id: destination.id, name: "CRM" },
    runId: null,
    attempt: 1,
    outcome: "delivered",
    startedAt: "2026-05-11T07:58:00.000Z",
    durationMs: 12,
    status: 200,
    failure: null,
    reason: null,
    headers: [],
    body: null,
    retryAt: null,
    actor: "Ada",
    isEdited: false,
    isTest: false,
  };
  const htmlOf = (given: Partial<ReplayAttempt>) =>
    renderToStaticMarkup(
      <AttemptsTable attempts={[{ ...attempt, ...given, event: null }]} />,
    );
  const plain = htmlOf({});
  expect(plain).toContain(`href="/events/${attempt.eventId}`);
  expect(plain).not.toMatch(/Edited copy|Test send/);
  expect(htmlOf({ isEdited: true })).toContain("Edited copy");
  const tried = htmlOf({ isTest: true });
  expect(tried).toContain("Test send");
  expect(tried).not.toContain("href=");
});
