import { transact } from "#lib/db/connection/transaction.ts";
import type { ActivityAction } from "#lib/domain/activity/activity-action.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import type { Actor } from "#lib/services/context.ts";
import type { Asked } from "./asked.ts";
import { findSignedIn, type SignedIn } from "./signed-in.ts";

/** Whose session an answer of Better Auth starts, if it does. */
export async function findStarted(
  response: Response,
): Promise<SignedIn | null> {
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0] ?? "")
    .filter((pair) => !pair.endsWith("="))
    .join("; ");
  if (cookie === "") return null;
  return (await findSignedIn(new Headers({ cookie }))).signedIn;
}

/**
 * Records that a session began, if an answer of Better Auth starts one.
 * Until this is written the browser has not been told of the session.
 */
export async function recordSessionStart(
  asked: Asked,
  response: Response,
  method: "password" | "second_factor" | "recovery_code" | "provider",
): Promise<SignedIn | null> {
  const signedIn = await findStarted(response);
  if (signedIn === null) return null;
  await recordOfMember(asked, signedIn, "session.start", { method });
  return signedIn;
}

/** Records what a member did to their own way of signing in. */
export async function recordOfMember(
  asked: Asked,
  { member }: SignedIn,
  action: ActivityAction,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const actor: Actor = { kind: "member", id: member.id, name: member.name };
  await transact((transaction) =>
    recordActivity(transaction, { ...asked, actor }, { action, details }),
  );
}

/** Records a sign-in that was refused, under the address that was tried. */
export async function recordRefusedSignIn(
  asked: Asked,
  email: string,
): Promise<void> {
  await transact((transaction) =>
    recordActivity(
      transaction,
      { ...asked, actor: { kind: "system", name: "Sign-in" } },
      {
        action: "session.start",
        outcome: "refused",
        target: { kind: "member", name: email.slice(0, 254) },
      },
    ),
  );
}
