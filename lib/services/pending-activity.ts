import { lockActivity } from "#lib/db/activity/append-activity.ts";
import { findLastErasure } from "#lib/db/activity/select-activity.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import type { NewActivity } from "#lib/domain/activity/activity.ts";
import { requestsPerMinute } from "#lib/domain/access/api-token.ts";
import {
  type TokenUse,
  type WrittenTokenUse,
  writeTokenUses,
} from "#lib/db/tokens/write-token-uses.ts";
import type { Context } from "#lib/services/context.ts";
import {
  type TokenAllowance,
  TokenLimits,
} from "#lib/services/token-limits.ts";
import { log } from "#lib/log.ts";
import { recordActivities, type Recorder } from "./record-activity.ts";

const everyMs = 1_000;
/** Beyond it the oldest is given up: a database that stays away must not take the memory of this process. */
const maxPending = 20_000;

/** The clocks of those who look and of those who erase, at most. */
const clocksDifferMs = 1_000;

type Act = { readonly recorder: Recorder; readonly activity: NewActivity };

type Pending = {
  readonly acts: Map<string, Act>;
  readonly limits: TokenLimits;
  /** Of each token that was used: who it is, for the record of its first use of a day. */
  readonly users: Map<string, Recorder>;
  timer: NodeJS.Timeout | undefined;
  writing: Promise<void>;
  /** Whether the last try failed: the log hears of it once. */
  isFailing: boolean;
};

// Next bundles its own copies of this module.
const container = globalThis as { segmentInspectorPending?: Pending };

function pending(): Pending {
  return (container.segmentInspectorPending ??= {
    acts: new Map(),
    limits: new TokenLimits(),
    users: new Map(),
    timer: undefined,
    writing: Promise.resolve(),
    isFailing: false,
  });
}

/**
 * Records what changes nothing, such as a look at personal data: written within two seconds, together
 * with what else is noted meanwhile. The same act of the same actor in that time is one.
 */
export function noteActivity(context: Context, activity: NewActivity): void {
  const { acts } = pending();
  const { actor, now, requestId, remoteAddress } = context;
  const recorder = { actor, now, requestId, remoteAddress };
  const key = JSON.stringify([actor, remoteAddress, activity]);
  if (!acts.has(key)) acts.set(key, { recorder, activity });
  const [oldest] = acts.keys();
  if (acts.size > maxPending && oldest !== undefined) acts.delete(oldest);
  writeSoon();
}

/** Counts a request of a token against its limit, in this minute and on this day. */
export function countTokenRequest(context: Context): TokenAllowance {
  const { actor, access, now } = context;
  if (actor.kind !== "token") throw new Error("Only a token has a limit.");
  const { limits, users } = pending();
  users.set(actor.id, context);
  writeSoon();
  return limits.count(actor.id, requestsPerMinute[access.role], now);
}

/** Writes now what is still pending: for the end of a process, and for tests. */
export async function writePendingActivity(): Promise<void> {
  const state = pending();
  clearTimeout(state.timer);
  state.timer = undefined;
  state.writing = state.writing.then(() => write(state));
  await state.writing;
}

function writeSoon(): void {
  const state = pending();
  if (state.timer) return;
  state.timer = setTimeout(() => void writePendingActivity(), everyMs);
  state.timer.unref();
}

async function write(state: Pending): Promise<void> {
  const acts = new Map(state.acts);
  state.acts.clear();
  const uses = state.limits.take(new Date());
  if (acts.size === 0 && uses.length === 0) return;
  try {
    const written = await transact(async (transaction) => {
      const counted = await writeTokenUses(transaction, uses);
      await lockActivity(transaction);
      await recordActivities(transaction, [
        ...withoutErased(
          [...acts.values()],
          await findLastErasure(transaction),
        ),
        ...firstUses(state, counted, uses),
      ]);
      return counted;
    });
    state.isFailing = false;
    state.limits.put(written);
    for (const { tokenId } of uses) state.users.delete(tokenId);
  } catch (error) {
    if (!state.isFailing)
      log().error(
        { err: error },
        "Activity could not be written; it is kept, and tried again.",
      );
    state.isFailing = true;
    for (const [key, act] of acts) state.acts.set(key, act);
    state.limits.giveBack(uses);
    writeSoon();
  }
}

/** What began before a customer was erased may name them, and is written without its personal values. */
function withoutErased(
  acts: readonly Act[],
  lastErasure: Date | null,
): readonly Act[] {
  if (lastErasure === null) return acts;
  const until = lastErasure.getTime() + clocksDifferMs;
  return acts.map((act) => {
    if (act.recorder.now.getTime() > until) return act;
    const { personal: _personal, ...activity } = act.activity;
    return { ...act, activity };
  });
}

function firstUses(
  { users }: Pending,
  written: readonly WrittenTokenUse[],
  uses: readonly TokenUse[],
): Act[] {
  return written.flatMap(({ tokenId, isFirstOfDay }) => {
    const user = users.get(tokenId);
    const use = uses.find((each) => each.tokenId === tokenId);
    if (!isFirstOfDay || user?.actor.kind !== "token" || !use) return [];
    const { id, name } = user.actor;
    const day = use.lastUsedAt.toISOString().slice(0, 10);
    const activity: NewActivity = {
      action: "token.use",
      target: { kind: "token", id, name },
      details: { day },
    };
    return [{ recorder: { ...user, now: use.lastUsedAt }, activity }];
  });
}
