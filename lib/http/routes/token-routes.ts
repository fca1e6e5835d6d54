import { z } from "zod";
import {
  apiTokenSchema,
  createdApiTokenSchema,
  newApiTokenSchema,
} from "#lib/domain/access/api-token.ts";
import { jsonOf, nothing } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { createToken } from "#lib/services/tokens/create-token.ts";
import { listTokens } from "#lib/services/tokens/list-tokens.ts";
import { revokeToken } from "#lib/services/tokens/revoke-token.ts";

export const listTokensRoute = route({
  method: "get",
  path: "/api/v1/tokens",
  permission: "administer",
  summary: "Every token that was made, newest first, revoked ones too",
  answer: jsonOf(
    z
      .strictObject({
        items: z.array(apiTokenSchema.meta({ id: "ApiToken" })),
      })
      .meta({ id: "ApiTokenList" }),
    "The tokens, without what they are.",
  ),
  handler: async ({ context }) => ({ items: await listTokens(context) }),
});

export const createTokenRoute = route({
  method: "post",
  path: "/api/v1/tokens",
  permission: "administer",
  summary: "Make a token, which is shown this once",
  description:
    "A program sends it as Authorization: Bearer. With sources it knows those alone: everything of others is as if it were not there. Every answer to it tells in RateLimit and RateLimit-Policy what is left of its limit a minute.",
  body: newApiTokenSchema.meta({ id: "NewApiToken" }),
  answer: jsonOf(
    createdApiTokenSchema.meta({ id: "CreatedApiToken" }),
    "The token.",
    201,
  ),
  handler: ({ context, body }) => createToken(context, body),
});

export const revokeTokenRoute = route({
  method: "delete",
  path: "/api/v1/tokens/{id}",
  permission: "administer",
  summary: "Revoke a token; within two seconds it is refused everywhere",
  params: z.strictObject({ id: z.string().describe("The id of a token.") }),
  answer: nothing("It is revoked."),
  failures: { 404: "There is no such token in use." },
  handler: async ({ context, params: { id } }) => {
    await revokeToken(context, id);
    return undefined;
  },
});
