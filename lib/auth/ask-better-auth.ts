import { env } from "#lib/env.ts";
import { CLIENT_ADDRESS_HEADER } from "#lib/http/client-address.ts";
import { auth } from "./better-auth.ts";

/** What Better Auth needs to know of a request; of the rest it hears nothing. */
const passedOn = ["cookie", "user-agent", CLIENT_ADDRESS_HEADER] as const;

/**
 * Has Better Auth answer one of its own endpoints on behalf of a request.
 *
 * @param path below `/api/auth`
 * @param body null for a GET
 */
export function askBetterAuth(
  request: Request,
  path: string,
  body: object | null,
): Promise<Response> {
  const headers = new Headers();
  for (const name of passedOn) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (body === null) {
    return auth().handler(new Request(address(path), { headers }));
  }
  headers.set("content-type", "application/json");
  return auth().handler(
    new Request(address(path), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    }),
  );
}

function address(path: string): string {
  return `${env().appUrl}/api/auth${path}`;
}
