import { testContext } from "#lib/services/testing/test-context.ts";
import { describe, expect, test } from "vitest";
import { db } from "#lib/db/connection/client.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { REJECTED_KEPT_PER_DAY } from "#lib/ingest/record-rejections.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";
import {
  entryBody,
  sign,
  storedEvent,
  useWebhookListeners,
} from "./testing/webhook-listeners.ts";

process.env.MAX_BODY_BYTES = "20000";

await useTestDatabase();

const { listeners } = useWebhookListeners();

describe.each(listeners)("%s", (_name, send) => {
  test("a right signature is valid: over the bytes, over the compact text, and by either of two secrets", async () => {
    const { key, id } = await createSource(testContext(), {
      name: "Signed",
      secret: "first secret",
    });
    await updateSource(testContext(), id, { secret: "second secret" });
    const pretty = JSON.stringify(JSON.parse(entryBody()), null, 2);
    for (const [body, headers] of [
      [entryBody(), undefined],
      [pretty, sign("first secret", JSON.stringify(JSON.parse(pretty)))],
      [entryBody(), undefined],
    ] as const) {
      const answer = await send(key, body, {
        headers: headers ?? sign("second secret", body),
      });
      expect(answer).toMatchObject({
        status: 200,
        body: { outcome: "accepted" },
      });
      expect(await storedEvent(answer)).toMatchObject({ signature: "valid" });
    }
  });

  test("a wrong, missing or malformed signature is kept apart as rejected with its cause", async () => {
    const { key } = await createSource(testContext(), {
      name: "Guarded",
      secret: " padded ",
    });
    await createSource(testContext(), {
      name: "Neighbour",
      secret: "of the neighbour",
    });
    const body = entryBody();
    for (const [headers, signature, rejection] of [
      [{}, "missing", "signature_missing"],
      [
        { "x-voucherify-signature": "sha256=abc" },
        "invalid",
        "signature_malformed",
      ],
      [sign("wrong", body), "invalid", "signature_mismatch"],
      [sign("padded", body), "invalid", "signature_secret_has_white_space"],
      [sign("of the neighbour", body), "invalid", "signature_of_other_source"],
    ] as const) {
      const answer = await send(key, body, { headers });
      expect(answer).toMatchObject({
        status: 401,
        body: { outcome: "rejected" },
      });
      expect((answer.body as { error: string }).error).toMatch(/signature/i);
      expect(await storedEvent(answer)).toMatchObject({
        outcome: "rejected",
        isEntry: false,
        signature,
        rejection,
      });
    }
    const genuine = await send(key, body, { headers: sign(" padded ", body) });
    expect(genuine).toMatchObject({
      status: 200,
      body: { outcome: "accepted" },
    });
  });

  test("a retired secret no longer counts, at once, and is named as the cause", async () => {
    const { key, id } = await createSource(testContext(), {
      name: "Rotated",
      secret: "old",
    });
    await updateSource(testContext(), id, { secret: "new" });
    await updateSource(testContext(), id, { secret: "newest" });
    const body = entryBody();
    const answer = await send(key, body, { headers: sign("old", body) });
    expect(answer.status).toBe(401);
    expect(await storedEvent(answer)).toMatchObject({
      rejection: "signature_of_retired_secret",
    });
  });

  test("a body over the limit is recorded without its bytes and answered 413", async () => {
    const { key } = await createSource(testContext(), { name: "Large" });
    const atLimit = await send(key, "x".repeat(20_000));
    expect(atLimit.status).toBe(200);
    const answer = await send(key, "x".repeat(20_001));
    expect(answer).toMatchObject({
      status: 413,
      body: { outcome: "rejected" },
    });
    expect(await storedEvent(answer)).toMatchObject({
      body: null,
      bodySha256: null,
      bodySize: 20_001,
      rejection: "body_too_large",
      isEntry: false,
    });
  });

  test("beyond the limit of one day, rejected requests are counted and not kept", async () => {
    const { key, id: sourceId } = await createSource(testContext(), {
      name: "Attacked",
      secret: "s",
    });
    await db().sourceRejection.create({
      data: {
        sourceId,
        day: new Date(new Date().toISOString().slice(0, 10)),
        cause: "signature_mismatch",
        kept: REJECTED_KEPT_PER_DAY - 1,
        lastAt: new Date(),
      },
    });
    const last = await send(key, "{}");
    expect(last.body).toHaveProperty("id");
    const beyond = await send(key, "{}");
    expect(beyond.status).toBe(401);
    expect(beyond.body).toEqual({
      outcome: "rejected",
      error: expect.any(String) as string,
    });
    const counted = await db().sourceRejection.aggregate({
      where: { sourceId },
      _sum: { kept: true, notKept: true },
    });
    expect(counted._sum).toEqual({ kept: REJECTED_KEPT_PER_DAY, notKept: 1 });
  });

  test("unknown, revoked and archived addresses are 404 and store nothing", async () => {
    const archived = await createSource(testContext(), { name: "Archived" });
    const rotated = await createSource(testContext(), { name: "Rotated" });
    const withTwo = await updateSource(testContext(), rotated.id, {
      rotateKey: true,
    });
    const old = withTwo.keys.find(
      ({ revokedAt, id }) => !revokedAt && id === rotated.keys[0]?.id,
    );
    await updateSource(testContext(), rotated.id, { revokeKey: old?.id });
    await updateSource(testContext(), archived.id, { archived: true });
    const before = await db().event.count();
    for (const key of [
      "nobody-has-this-key",
      archived.key,
      rotated.key,
      "%00",
      "../../etc/passwd",
    ]) {
      const answer = await send(key, entryBody());
      expect(answer.status).toBe(404);
      expect(answer.body).toHaveProperty("error");
    }
    expect(await db().event.count()).toBe(before);
    const counted = await db().sourceRejection.findMany({
      where: { sourceId: rotated.id },
    });
    expect(counted).toMatchObject([
      { cause: "key_revoked", kept: 0, notKept: 1 },
    ]);
    expect((await send(withTwo.key, entryBody())).status).toBe(200);
  });

  test("other methods are 405 with Allow; GET and HEAD answer a person", async () => {
    const { key } = await createSource(testContext(), { name: "Methods" });
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"]) {
      const answer = await send(key, "{}", { method });
      expect(answer.status).toBe(405);
      expect(answer.body).toEqual({ error: "This address takes POST." });
      expect(answer.headers.allow).toContain("POST");
    }
    expect(await send(key, "", { method: "GET" })).toMatchObject({
      status: 200,
      body: expect.stringContaining("webhook address") as string,
    });
    expect(await send(key, "", { method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
    });
    expect(
      (await send("nobody-has-this-key", "", { method: "GET" })).status,
    ).toBe(404);
  });
});
