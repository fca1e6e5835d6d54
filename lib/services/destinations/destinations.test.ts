import { expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import {
  destinationChangeSchema,
  newDestinationSchema,
} from "#lib/domain/replay/destination.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { changeDestination } from "./change-destination.ts";
import { createDestination } from "./create-destination.ts";
import { deleteDestination } from "./delete-destination.ts";
import { getDestination } from "./get-destination.ts";
import { listDestinationNames } from "./list-destination-names.ts";
import { listDestinations } from "./list-destinations.ts";
import { requireAllowedUrl } from "./require-allowed-url.ts";

await useTestDatabase();
const admin = testContext();
const operator = testContext({ role: "operator" });
const forbidden = expect.objectContaining({ code: "forbidden" }) as Error;
const unprocessable = expect.objectContaining({
  code: "unprocessable",
  field: "url",
}) as Error;

test("a destination has safe defaults and tells no secret", async () => {
  const made = await createDestination(operator, {
    name: "CRM production",
    url: "https://no-such-host.invalid/hooks",
    signingSecret: "a very secret text",
    headers: { Authorization: "Bearer hidden" },
  });
  expect(made).toMatchObject({
    url: "https://no-such-host.invalid/hooks",
    ratePerSecond: 50,
    timeoutMs: 10_000,
    allowInternal: false,
    approvalAbove: null,
    inDoubtRule: "ask",
    hasSigningSecret: true,
    headerNames: ["authorization"],
  });
  const stored = await db().destination.findMany();
  const told = JSON.stringify([made, await listDestinations(operator)]);
  const kept = JSON.stringify(stored, (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : value,
  );
  const recorded = JSON.stringify(
    await db().activity.findMany({ select: { details: true } }),
  );
  for (const text of [told, kept, recorded]) {
    expect(text).not.toContain("very secret");
    expect(text).not.toContain("hidden");
  }
});

test("a forbidden address is refused at once, and inside is an admin's to allow", async () => {
  const inside = { name: "Local", url: "http://127.0.0.1:4000/" };
  await expect(createDestination(operator, inside)).rejects.toEqual(
    unprocessable,
  );
  await expect(
    createDestination(operator, { ...inside, allowInternal: true }),
  ).rejects.toEqual(forbidden);
  const made = await createDestination(admin, {
    ...inside,
    allowInternal: true,
  });
  await expect(
    changeDestination(operator, made.id, { url: "http://10.0.0.1/" }),
  ).rejects.toEqual(forbidden);
  await expect(
    changeDestination(admin, made.id, { allowInternal: false }),
  ).rejects.toEqual(unprocessable);
  await expect(
    createDestination(admin, {
      name: "Metadata",
      url: "http://169.254.169.254/",
      allowInternal: true,
    }),
  ).rejects.toEqual(unprocessable);
});

test("a name that leads inside is refused, one that does not resolve is not", async () => {
  const inside = () => Promise.resolve([{ address: "192.168.0.4", family: 4 }]);
  await expect(
    requireAllowedUrl("https://crm.example/", false, inside),
  ).rejects.toEqual(unprocessable);
  await expect(
    requireAllowedUrl("https://crm.example/", false, () =>
      Promise.reject(new Error("ENOTFOUND")),
    ),
  ).resolves.toBe("https://crm.example/");
});

test("it is changed, paused and deleted, with all of it on record", async () => {
  const { id } = await createDestination(admin, {
    name: "Warehouse",
    url: "https://no-such-host.invalid/",
  });
  const paused = await changeDestination(operator, id, {
    name: "Warehouse 2",
    paused: true,
  });
  expect(paused.pausedAt).toBe(operator.now.toISOString());
  await expect(
    changeDestination(operator, id, { approvalAbove: 10 }),
  ).rejects.toEqual(forbidden);
  await deleteDestination(operator, id);
  await expect(getDestination(admin, id)).rejects.toMatchObject({
    code: "not_found",
  });
  const acts = await db().activity.findMany({
    where: { targetId: id },
    orderBy: { sequence: "asc" },
  });
  expect(acts.map(({ action }) => action)).toEqual([
    "destination.create",
    "destination.change",
    "destination.delete",
  ]);
});

test.each([
  [{ "content-length": "3" }],
  [{ HOST: "inside" }],
  [{ "Transfer-Encoding": "chunked" }],
  [{ "X-Voucherify-Signature": "0" }],
  [{ "x-segment-inspector-event-id": "other" }],
  [{ "x-a": "1", "X-A": "2" }],
  [{ "x-a": "1\r\nhost: inside" }],
  [{ "x-a": "1\0" }],
  [{ "x a": "1" }],
  [{ "x-a\r\nhost": "1" }],
  [{ "": "1" }],
  [{ "x-ä": "1" }],
  [{ "x-a": "ü" }],
  [{ "x-a": " padded" }],
])("headers that would change what is sent are refused: %j", (headers) => {
  expect(
    newDestinationSchema.safeParse({ name: "a", url: "b", headers }).success,
  ).toBe(false);
});

test("what is not known or names nothing is refused", () => {
  for (const change of [{}, { ratePerSecond: 0 }, { color: "red" }, null]) {
    expect(destinationChangeSchema.safeParse(change).success).toBe(false);
  }
});

test("a person cannot have two of one name to choose from; a program goes by ids", async () => {
  const given = { name: "Twin", url: "https://twin.example/" };
  const first = await createDestination(operator, given, "person");
  const taken = expect.objectContaining({
    code: "conflict",
    field: "name",
  }) as Error;
  await expect(createDestination(operator, given, "person")).rejects.toEqual(
    taken,
  );
  const other = await createDestination(operator, given);
  await expect(
    changeDestination(operator, other.id, { name: "Twin" }, "person"),
  ).rejects.toEqual(taken);
  await deleteDestination(operator, first.id);
  await changeDestination(operator, other.id, { name: "Twin" }, "person");
});

test("of two at once that a person names alike, one is refused", async () => {
  const given = { name: "At once", url: "https://twin.example/" };
  const made = await Promise.allSettled(
    [1, 2, 3].map(() => createDestination(operator, given, "person")),
  );
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("whoever chooses a destination is told its host", async () => {
  const { id } = await createDestination(operator, {
    name: "Hosted",
    url: "https://crm.example:8443/hooks?key=secret",
  });
  expect(await listDestinationNames(operator)).toContainEqual({
    id,
    name: "Hosted",
    host: "crm.example:8443",
    isPaused: false,
  });
});
