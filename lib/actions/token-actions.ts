"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import type { ActionResult } from "./action-result.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { newApiTokenSchema } from "#lib/domain/access/api-token.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { revokeToken } from "#lib/services/tokens/revoke-token.ts";
import { toActionResult } from "./to-action-result.ts";

/** Makes a token; answers it, this once. */
export async function createTokenAction(
  input: unknown,
): Promise<ActionResult<string>> {
  const result = await toActionResult(async () => {
    const made = await createToken(
      await pageContext(),
      parseInput(newApiTokenSchema, input),
    );
    return made.token;
  });
  refresh();
  return result;
}

/** Ends a token. */
export async function revokeTokenAction(id: unknown): Promise<ActionResult> {
  const result = await toActionResult(async () => {
    await revokeToken(await pageContext(), parseInput(z.uuid(), id));
    return null;
  });
  refresh();
  return result;
}
