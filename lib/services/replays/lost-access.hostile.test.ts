import { beforeAll, expect, test } from "vitest";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import {
  approveRun,
  cancelRun,
  changeRunRate,
  decideInDoubt,
  pauseRun,
  resumeRun,
} from "./control-run.ts";
import { getRun } from "./get-run.ts";
import { retryFailed, startRun } from "./start-run.ts";

await useTestDatabase();

const starter = { kind: "member", id: "member_1", name: "Ada" } as const;
const admin = testContext();
/** Whoever started the run, in the role that they have by now. */
const as = (role: Role) => testContext({ actor: starter, role });
let sourceId: string;

beforeAll(async () => {
  sourceId = await storeSource();
  await storeEvents([eventRow({ sourceId, payload: {} })]);
});

async function startAs(approvalAbove: number | null): Promise<string> {
  const { id: destinationId } = await createDestination(admin, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
    approvalAbove,
  });
  const { id } = await startRun(as("operator"), {
    destinationId,
    filter: { source: [sourceId] },
    reason: "A test",
  });
  return id;
}

const acts = {
  approveRun,
  pauseRun,
  resumeRun,
  cancelRun,
  retryFailed,
  getRun,
  changeRunRate: (context: typeof admin, id: string) =>
    changeRunRate(context, id, 1),
  decideInDoubt: (context: typeof admin, id: string) =>
    decideInDoubt(context, id, "send_again"),
};

test.each(Object.entries(acts))(
  "%s: whoever started a run and may not replay any more has no hand in it",
  async (_, act) => {
    for (const approvalAbove of [0, null]) {
      const id = await startAs(approvalAbove);
      const before = await getRun(admin, id);
      for (const role of ["viewer", "auditor"] as const)
        await expect(act(as(role), id)).rejects.toMatchObject({
          code: "forbidden",
        });
      expect(await getRun(admin, id)).toEqual(before);
    }
  },
);

test("whoever became an admin meanwhile cannot approve what they started", async () => {
  const id = await startAs(0);
  await expect(approveRun(as("admin"), id)).rejects.toMatchObject({
    code: "forbidden",
    message: /Somebody else/,
  });
  expect(await getRun(admin, id)).toMatchObject({
    state: "awaiting_approval",
    approvedBy: null,
  });
});

test("what somebody started who has left can be approved, tells both, and goes on or is cancelled by others", async () => {
  const id = await startAs(0);
  expect(await approveRun(admin, id)).toMatchObject({
    state: "queued",
    createdBy: "Ada",
    approvedBy: admin.actor.name,
  });
  expect(await pauseRun(admin, id)).toMatchObject({ state: "paused" });
  expect(await cancelRun(admin, id)).toMatchObject({ state: "cancelled" });
});

test("an admin of other sources has no hand in it either", async () => {
  const other = testContext({ sources: [await storeSource("Other")] });
  for (const approvalAbove of [0, null]) {
    const id = await startAs(approvalAbove);
    for (const act of [approveRun, pauseRun, cancelRun, getRun])
      await expect(act(other, id)).rejects.toMatchObject({ code: "not_found" });
  }
});
