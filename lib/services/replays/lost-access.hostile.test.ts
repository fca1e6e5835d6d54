import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import {
  eventRow,
  storeEvents,
  storeSource,
} from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { Role } from "#lib/domain/access/role.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
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

async function startAs(
  approvalAbove: number | null,
  context = as("operator"),
): Promise<string> {
  const { id: destinationId } = await createDestination(admin, {
    name: "CRM",
    url: "https://no-such-host.invalid/",
    approvalAbove,
  });
  const { id } = await startRun(context, {
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

/** A context of a token that this one makes. */
async function tokenOf(context: typeof admin): Promise<typeof admin> {
  const { id } = await createToken(context, { name: "CI", role: "admin" });
  return testContext({ actor: { kind: "token", id, name: "CI" } });
}

test("whoever made a token is one person with it, and with every other token of theirs", async () => {
  const ada = as("admin");
  const hers = await tokenOf(ada);
  const herOthers = await tokenOf(hers);
  for (const [one, other] of [
    [hers, ada],
    [ada, hers],
    [hers, herOthers],
    [herOthers, ada],
  ] as const) {
    const id = await startAs(0, one);
    await expect(approveRun(other, id)).rejects.toMatchObject({
      code: "forbidden",
      message: "Somebody else has to approve what you started.",
    });
  }
  const stranger = await tokenOf(admin);
  for (const one of [ada, hers, herOthers])
    expect(await approveRun(stranger, await startAs(0, one))).toMatchObject({
      state: "queued",
    });
});

test("of a token that was made before makers were kept, the maker's name tells", async () => {
  const hers = await tokenOf(as("admin"));
  await db().apiToken.updateMany({ data: { madeById: null } });
  const id = await startAs(0, hers);
  await expect(approveRun(as("admin"), id)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await approveRun(admin, id)).toMatchObject({ state: "queued" });
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
