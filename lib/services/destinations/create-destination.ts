import { v7 as uuidV7 } from "uuid";
import { insertDestination } from "#lib/db/replays/destinations.ts";
import { transact } from "#lib/db/connection/transaction.ts";
import {
  type Destination,
  destinationDefaults,
  type NewDestination,
} from "#lib/domain/replay/destination.ts";
import { recordActivity } from "#lib/services/record-activity.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { type NamedFor, requireFreeName } from "./require-free-name.ts";
import { requireAllowedUrl } from "./require-allowed-url.ts";
import { encryptHeaders, encryptOptional } from "./encrypt-destination.ts";
import { getDestination } from "./get-destination.ts";

/**
 * Adds an address that replays may go to.
 *
 * @throws {AppError} `forbidden` (an internal address and a need of approval are an admin's to say);
 * `unprocessable` when the address is forbidden; `conflict` when a person gives it a name that another has
 */
export async function createDestination(
  context: Context,
  given: NewDestination,
  namedFor: NamedFor = "program",
): Promise<Destination> {
  authorize(context, "operate");
  const whole = { ...destinationDefaults, ...given };
  if (whole.allowInternal || whole.approvalAbove !== null)
    authorize(context, "administer");
  const { headers, signingSecret, ...plain } = whole;
  const url = await requireAllowedUrl(plain.url, plain.allowInternal);
  const id = uuidV7();
  await transact(async (transaction) => {
    await requireFreeName(transaction, plain.name, { namedFor, except: null });
    await insertDestination(transaction, {
      ...plain,
      id,
      url,
      signingSecretEncrypted: encryptOptional(signingSecret),
      headersEncrypted: encryptHeaders(headers),
      createdAt: context.now,
    });
    await recordActivity(transaction, context, {
      action: "destination.create",
      target: { kind: "destination", id, name: plain.name },
      details: { ...plain, url, headers: Object.keys(headers) },
    });
  });
  return getDestination(context, id);
}
