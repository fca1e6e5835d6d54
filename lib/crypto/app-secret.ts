import { env } from "../env.ts";

/**
 * The secret that stored secrets are encrypted under.
 *
 * @throws {Error} when none is known yet: the server sets `APP_SECRET` before anything asks
 */
export function appSecret(): string {
  const secret = env().appSecret;
  if (!secret) throw new Error("APP_SECRET is not set in this process.");
  return secret;
}
