import { lookup, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { refuseAddress } from "./refuse-address.ts";

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/** A name leads where nothing may be sent. */
export class AddressRefusedError extends Error {
  override readonly name = "AddressRefusedError";
}

/** Asks the machine's own resolver, as every program on it does. */
export function resolveName(name: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses);
    });
  });
}

/**
 * The addresses of a name that may be sent to: all of them, or none. Of a name with one
 * forbidden address the others are refused too, because who answers chooses which is tried.
 *
 * @throws {AddressRefusedError}
 * @throws whatever the resolver does
 */
export async function resolveAllowed(
  name: string,
  allowInternal: boolean,
  resolve: Resolve = resolveName,
): Promise<readonly LookupAddress[]> {
  const addresses = await resolve(name);
  for (const { address } of addresses) {
    const refusal = refuseAddress(address, allowInternal);
    if (refusal !== null)
      throw new AddressRefusedError(`${name} leads inside: ${refusal}`);
  }
  return addresses;
}

/**
 * A lookup for `connect`: the addresses that are checked are the ones that are
 * connected to, so that a name cannot answer differently in between.
 */
export function checkedLookup(
  allowInternal: boolean,
  resolve: Resolve = resolveName,
): LookupFunction {
  return (name, options, callback) => {
    resolveAllowed(name, allowInternal, resolve).then(
      (addresses) => {
        const wanted = addresses.filter(
          ({ family }) =>
            options.family === undefined ||
            options.family === 0 ||
            options.family === family ||
            options.family === `IPv${String(family)}`,
        );
        const [first] = wanted;
        if (!first) callback(notFound(name), "");
        else if (options.all === true) callback(null, [...wanted]);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), "");
      },
    );
  };
}

function notFound(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${name} has no address`), {
    code: "ENOTFOUND",
  });
}
