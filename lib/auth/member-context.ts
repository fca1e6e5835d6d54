import { randomUUID } from "node:crypto";
import { AppError } from "#lib/errors/app-error.ts";
import { clientAddress } from "#lib/http/client-address.ts";
import type { Context } from "#lib/services/context.ts";
import { findSignedIn } from "./signed-in.ts";

/**
 * The context of the member whose session a request carries.
 *
 * @throws {AppError} `unauthorized` where there is none; `unavailable` when the database cannot be asked
 */
export async function memberContext(headers: Headers): Promise<Context> {
  const { signedIn } = await findSignedIn(headers);
  if (signedIn === null) {
    throw new AppError("unauthorized", "Sign in first.");
  }
  const { id, name, role } = signedIn.member;
  return {
    actor: { kind: "member", id, name },
    now: new Date(),
    requestId: randomUUID(),
    remoteAddress: clientAddress(headers),
    access: { role, sources: "all" },
  };
}
