import {
  AddressRefusedError,
  type Resolve,
  resolveAllowed,
} from "#lib/replay/address/checked-lookup.ts";
import { parseAddress } from "#lib/replay/address/parse-address.ts";
import { parseDestinationUrl } from "#lib/replay/address/parse-destination-url.ts";
import { AppError } from "#lib/errors/app-error.ts";

const resolveMs = 3_000;

/**
 * The address as it is kept. A name that does not resolve, or not soon, passes: it is checked
 * again whenever it is connected to.
 *
 * @throws {AppError} `unprocessable` when it is forbidden, or leads where it is forbidden
 */
export async function requireAllowedUrl(
  text: string,
  allowInternal: boolean,
  resolve?: Resolve,
): Promise<string> {
  const parsed = parseDestinationUrl(text, allowInternal);
  if (parsed.url === null) {
    const advice = parsed.isInternal ? " An admin can allow it." : "";
    throw refuse(`“url” ${parsed.fault}.${advice}`);
  }
  const { hostname, href } = parsed.url;
  if (parseAddress(hostname) === null) {
    const fault = await Promise.race([
      findFault(hostname, allowInternal, resolve),
      timeOut(),
    ]);
    if (fault !== null) throw refuse(`“url” is refused: ${fault}.`);
  }
  return href;
}

async function findFault(
  name: string,
  allowInternal: boolean,
  resolve: Resolve | undefined,
): Promise<string | null> {
  try {
    await resolveAllowed(name, allowInternal, resolve);
    return null;
  } catch (error) {
    return error instanceof AddressRefusedError ? error.message : null;
  }
}

function timeOut(): Promise<null> {
  return new Promise((resolve) => {
    setTimeout(() => {
      resolve(null);
    }, resolveMs).unref();
  });
}

function refuse(message: string): AppError {
  return new AppError("unprocessable", message, { field: "url" });
}
