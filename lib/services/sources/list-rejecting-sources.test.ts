import { testContext } from "#lib/services/testing/test-context.ts";
import { v7 as uuidV7 } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Outcome, Rejection } from "#lib/domain/event/event-values.ts";
import { testEntryHeader, type Source } from "#lib/domain/source/source.ts";
import { createSource } from "./create-source.ts";
import { getSource } from "./get-source.ts";
import { listRejectingSources } from "./list-rejecting-sources.ts";
import { updateSource } from "./update-source.ts";

await useTestDatabase();

const now = new Date("2026-11-23T12:00:00Z");
const at = (hoursAgo: number) => new Date(now.getTime() - hoursAgo * 3_600_000);

let source: Source;
beforeEach(async () => {
  await db().sourceRejection.deleteMany();
  await db().event.deleteMany();
  source = await createSource(testContext(), {
    name: "Production",
    secret: "s",
  });
});

async function receive(
  outcome: Outcome,
  receivedAt: Date,
  headers: readonly (readonly [string, string])[] = [],
): Promise<void> {
  await db().event.create({
    data: {
      id: uuidV7({ msecs: receivedAt.getTime() }),
      sourceId: source.id,
      receivedAt,
      happenedAt: receivedAt,
      bodySize: 0,
      headers: headers.map((header) => [...header]),
      outcome,
      signature: outcome === "rejected" ? "invalid" : "valid",
      isEntry: false,
      readingVersion: 1,
      shape: "not_json",
      eventTypeAssumed: false,
      problems: [],
      needsAttention: false,
      searchText: "",
    },
  });
}

async function refuse(
  cause: Rejection,
  receivedAt: Date,
  notKept = 0,
): Promise<void> {
  await receive("rejected", receivedAt);
  const day = new Date(receivedAt.toISOString().slice(0, 10));
  await db().sourceRejection.upsert({
    where: { sourceId_day_cause: { sourceId: source.id, day, cause } },
    create: {
      sourceId: source.id,
      day,
      cause,
      kept: 1,
      notKept,
      lastAt: receivedAt,
    },
    update: { kept: { increment: 1 }, notKept, lastAt: receivedAt },
  });
}

describe("a source is rejecting its sender", () => {
  test("when nothing was accepted since the last rejection; what was rejected before that is not counted", async () => {
    await refuse("signature_missing", at(5));
    await receive("accepted", at(4));
    await refuse("signature_missing", at(3));
    await refuse("signature_mismatch", at(2));
    expect(await listRejectingSources(testContext({ now }))).toEqual([
      {
        sourceId: source.id,
        name: "Production",
        cause: "signature_mismatch",
        rejected: 2,
        rejectedExact: true,
        since: at(3).toISOString(),
        lastAt: at(2).toISOString(),
      },
    ]);
  });

  test("even when our own test entry was accepted since", async () => {
    await refuse("signature_mismatch", at(2));
    await receive("accepted", at(1), [["host", "x"], testEntryHeader]);
    expect(await listRejectingSources(testContext({ now }))).toMatchObject([
      { rejected: 1 },
    ]);
  });

  test("and the count says so when some requests were only counted", async () => {
    await refuse("signature_mismatch", at(2), 40);
    expect(await listRejectingSources(testContext({ now }))).toMatchObject([
      { rejected: 1, rejectedExact: false },
    ]);
  });
});

describe("a source is not refusing its sender", () => {
  test("once a webhook was accepted, or was a repeat of an accepted one", async () => {
    await refuse("signature_mismatch", at(2));
    await receive("duplicate", at(1));
    expect(await listRejectingSources(testContext({ now }))).toEqual([]);
  });

  test("when the last rejection is more than a day old", async () => {
    await refuse("signature_mismatch", at(25));
    expect(await listRejectingSources(testContext({ now }))).toEqual([]);
  });

  test("when it is archived", async () => {
    await refuse("signature_mismatch", at(1));
    await updateSource(testContext(), source.id, { archived: true });
    expect(await listRejectingSources(testContext({ now }))).toEqual([]);
  });
});

test("a source's activity is that of the UTC day", async () => {
  await receive("accepted", at(13));
  await refuse("signature_mismatch", at(2), 7);
  await receive("accepted", at(1));
  expect((await getSource(testContext({ now }), source.id)).activity).toEqual({
    lastReceivedAt: at(1).toISOString(),
    todayFrom: "2026-11-23T00:00:00.000Z",
    eventsToday: 2,
    eventsTodayExact: true,
    rejectedToday: 8,
  });
});
