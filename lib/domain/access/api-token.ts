import { z } from "zod";
import { isStorable } from "#lib/domain/text/storable-text.ts";
import { type Role, roleSchema } from "./role.ts";

export const newApiTokenSchema = z.strictObject({
  name: z
    .string("takes text")
    .trim()
    .min(1, "is empty")
    .max(120, "takes at most 120 characters")
    .refine(isStorable, "is not well-formed text"),
  role: roleSchema,
  /** Ids of the only sources that it is to know; left out: every source. */
  sources: z
    .array(z.uuid("takes ids of sources"), "takes a list of ids of sources")
    .min(1, "is empty: leave it out for every source")
    .max(100, "takes at most 100 sources")
    .exactOptional(),
  /** Left out: it never ends. */
  expiresAt: z.iso
    .datetime({ offset: true, error: "takes a time in ISO 8601" })
    .exactOptional(),
});

export type NewApiToken = z.infer<typeof newApiTokenSchema>;

/** What a new token is answered with: the only time that it is shown. */
export const createdApiTokenSchema = z.strictObject({
  id: z.uuid(),
  token: z.string(),
});

export type CreatedApiToken = z.infer<typeof createdApiTokenSchema>;

export const apiTokenSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  role: roleSchema,
  /** Null: every source. */
  sources: z.array(z.uuid()).nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** Up to two seconds late. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  /** Requests on the last days (UTC) on which there were any, newest first. */
  uses: z.array(
    z.strictObject({ day: z.iso.date(), requests: z.int().nonnegative() }),
  ),
});

export type ApiToken = z.infer<typeof apiTokenSchema>;

/** How many requests a token may make in a minute. */
export const requestsPerMinute: Readonly<Record<Role, number>> = {
  viewer: 600,
  auditor: 1_200,
  operator: 3_000,
  admin: 12_000,
};
