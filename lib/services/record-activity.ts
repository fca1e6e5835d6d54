import { randomBytes } from "node:crypto";
import { v7 as uuidV7 } from "uuid";
import type {
  ActivityHead,
  ActivityRow,
} from "#lib/db/activity/activity-row.ts";
import { appendActivity } from "#lib/db/activity/append-activity.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import type { NewActivity } from "#lib/domain/activity/activity.ts";
import type { Context } from "#lib/services/context.ts";
import {
  digestContent,
  digestLink,
  digestPersonal,
} from "./activity-digest.ts";
import { toStorableJson, toStorableText } from "./to-storable.ts";

/** Who says so, when and from where; a service hands on the context that it was given. */
export type Recorder = Pick<
  Context,
  "actor" | "now" | "requestId" | "remoteAddress"
>;

/**
 * Records an act in the transaction that carries it out: both are there, or neither.
 *
 * Call it last in the transaction. Until its end every other act waits, and what was
 * locked after it could wait for one of those.
 */
export function recordActivity(
  transaction: Transaction,
  recorder: Recorder,
  activity: NewActivity,
): Promise<void> {
  return recordActivities(transaction, [{ recorder, activity }]);
}

/** Records several acts, in that order. */
export function recordActivities(
  transaction: Transaction,
  acts: readonly {
    readonly recorder: Recorder;
    readonly activity: NewActivity;
  }[],
): Promise<void> {
  return appendActivity(transaction, (head) => {
    let end = head;
    return acts.map(({ recorder, activity }) => {
      const row = toRow(end, recorder, activity);
      end = row;
      return row;
    });
  });
}

function toRow(
  head: ActivityHead,
  { actor, now, requestId, remoteAddress }: Recorder,
  { action, outcome = "done", target, details = {}, personal }: NewActivity,
): ActivityRow {
  const row = {
    sequence: head.sequence + 1n,
    id: uuidV7(),
    at: now,
    actorKind: actor.kind,
    actorId: actor.kind === "system" ? null : actor.id,
    actorName: toStorableText(actor.name, 256),
    action,
    outcome,
    targetKind: target?.kind ?? null,
    targetId: target?.id == null ? null : toStorableText(target.id, 256),
    targetName: target?.name == null ? null : toStorableText(target.name, 256),
    remoteAddress:
      remoteAddress === null ? null : toStorableText(remoteAddress, 64),
    requestId: toStorableText(requestId, 64),
    details: toStorableJson(details),
  };
  const salt = newSalt();
  const contentDigest = digestContent(row, salt);
  const kept = personal === undefined ? null : toStorableJson(personal);
  const personalSalt = kept && newSalt();
  const personalDigest = personalSalt && digestPersonal(kept, personalSalt);
  return {
    ...row,
    salt,
    contentDigest,
    personal: kept,
    personalSalt,
    personalDigest,
    erasedAt: null,
    digest: digestLink(head.digest, contentDigest, personalDigest),
  };
}

function newSalt(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(randomBytes(16));
}
