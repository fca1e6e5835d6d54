import { db } from "#lib/db/connection/client.ts";
import type { Transaction } from "#lib/db/connection/transaction.ts";
import {
  type ActivityAction,
  actionsOf,
} from "#lib/domain/activity/activity-action.ts";
import {
  type ActivityFilter,
  type ActorKind,
  actorKindSchema,
} from "#lib/domain/activity/activity.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import type { ActivityHead, ActivityRow } from "./activity-row.ts";

/** Rows that fit, newest first, below a row's number where one is given. */
export function selectActivity(
  filter: ActivityFilter,
  { below, limit }: { readonly below: bigint | null; readonly limit: number },
): Promise<ActivityRow[]> {
  return db().activity.findMany({
    where: {
      ...toWhere(filter),
      ...(below !== null && { sequence: { lt: below } }),
    },
    orderBy: { sequence: "desc" },
    take: limit,
  });
}

/** How many rows fit, by action. */
export async function countActions(
  filter: ActivityFilter,
): Promise<{ readonly action: string; readonly count: number }[]> {
  const rows = await db().activity.groupBy({
    by: ["action"],
    where: toWhere(filter),
    _count: { _all: true },
  });
  return rows.map(({ action, _count }) => ({ action, count: _count._all }));
}

/** Everyone who did something, under each name they had, the last used name first. */
export async function selectActors(): Promise<
  {
    readonly kind: ActorKind;
    /** Null for a part of this program. */
    readonly id: string | null;
    readonly name: string;
  }[]
> {
  const rows = await db().activity.groupBy({
    by: ["actorKind", "actorId", "actorName"],
    _max: { sequence: true },
    orderBy: { _max: { sequence: "desc" } },
  });
  return rows.map(({ actorKind, actorId, actorName }) => ({
    kind: actorKindSchema.parse(actorKind),
    id: actorId,
    name: actorName,
  }));
}

/** The next rows after a number, in the order of the chain. */
export function selectActivityAfter(
  sequence: bigint,
  limit: number,
): Promise<ActivityRow[]> {
  return db().activity.findMany({
    where: { sequence: { gt: sequence } },
    orderBy: { sequence: "asc" },
    take: limit,
  });
}

/** When a customer was erased last; null when none ever was. */
export async function findLastErasure(
  transaction: Transaction,
): Promise<Date | null> {
  const row = await transaction.activity.findFirst({
    where: { action: "customer.erase" satisfies ActivityAction },
    orderBy: { sequence: "desc" },
    select: { at: true },
  });
  return row?.at ?? null;
}

/** The end of the chain; null when its row was taken away. */
export function findActivityHead(): Promise<ActivityHead | null> {
  return db().activityHead.findFirst();
}

function toWhere({
  group,
  action,
  outcome,
  actor,
  from,
  to,
}: ActivityFilter): Prisma.ActivityWhereInput {
  return {
    AND: [
      group === undefined ? {} : { action: { in: actionsOf(group) } },
      action === undefined ? {} : { action: { in: [...action] } },
      outcome === undefined ? {} : { outcome: { in: [...outcome] } },
      actor === undefined
        ? {}
        : {
            OR: [
              { actorId: { in: [...actor] } },
              { actorKind: "system", actorName: { in: [...actor] } },
            ],
          },
      from === undefined ? {} : { at: { gte: from } },
      to === undefined ? {} : { at: { lt: to } },
    ],
  };
}
