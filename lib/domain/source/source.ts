import { z } from "zod";
import { currencies } from "#lib/domain/describe/currencies.ts";
import { payloadMappingSchema } from "#lib/domain/reading/payload-mapping.ts";
import { takesText, textLine } from "#lib/domain/text/text-line.ts";

const takesObject = "takes a JSON object";

const sourceNameSchema = textLine(120);

/** Voucherify's project id; its form is Voucherify's and has changed before, so any short text passes. */
const projectIdSchema = textLine(256);

const currencyCodes = new Set(currencies.map(({ code }) => code));

/** ISO 4217, upper case. */
const currencySchema = z
  .string(takesText)
  .refine(
    (code) => currencyCodes.has(code),
    "is not a currency: it takes a code of ISO 4217, as EUR",
  );

/** The last segment of a webhook address. */
const sourceKeySchema = z
  .string(takesText)
  .regex(
    /^[A-Za-z0-9_-]{16,128}$/,
    "takes 16 to 128 characters of A-Z, a-z, 0-9, _ and -",
  );

/** The text that Voucherify generated, exactly: white space in it counts. */
const sourceSecretSchema = z
  .string(takesText)
  .min(1, "is empty")
  .max(1024, "is longer than 1024 characters")
  .refine((text) => text.isWellFormed(), "is not well-formed text");

/** What makes a source. Without a key a random one is made; without a secret signatures are not checked. */
export const newSourceSchema = z.strictObject(
  {
    name: sourceNameSchema,
    key: sourceKeySchema.optional(),
    secret: sourceSecretSchema.optional(),
    projectId: projectIdSchema.nullish(),
    currency: currencySchema.nullish(),
  },
  takesObject,
);
export type NewSource = z.infer<typeof newSourceSchema>;

/** What may change on a source. All that one change names happens together or not at all. */
export const sourceChangeSchema = z
  .strictObject(
    {
      name: sourceNameSchema.optional(),
      projectId: projectIdSchema.nullable().optional(),
      currency: currencySchema.nullable().optional(),
      /** All places anew; an empty list forgets them. Stored events keep their reading until they are read again. */
      payloadMapping: payloadMappingSchema.optional(),
      /** An archived source answers as if its address did not exist. */
      archived: z.boolean("takes true or false").optional(),
      /** Adds one, retiring the oldest of three; null retires all, and signatures are no longer checked. */
      secret: sourceSecretSchema.nullable().optional(),
      /** The id of a secret to retire. */
      retireSecret: z.uuid("takes the id of a secret").optional(),
      /** The id of a retired secret to use again, retiring the oldest of three. */
      restoreSecret: z.uuid("takes the id of a secret").optional(),
      /** Adds a second key; the first stays good until it is revoked. */
      rotateKey: z.literal(true, "takes true").optional(),
      /** The id of a key to revoke. */
      revokeKey: z.uuid("takes the id of a key").optional(),
    },
    takesObject,
  )
  .refine(
    (change) => Object.keys(change).length > 0,
    "names nothing to change",
  );
export type SourceChange = z.infer<typeof sourceChangeSchema>;

const time = z.iso.datetime();

/** A source as the API answers it and its pages show it. No secret is ever part of it. */
export const sourceSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** The newest key in use. */
  key: z.string(),
  /** The address that `key` makes, under the app's public address. */
  webhookUrl: z.url(),
  projectId: z.string().nullable(),
  /** ISO 4217; payloads carry none. */
  currency: z.string().nullable(),
  /** Where designed payloads keep what an entry is read from. */
  payloadMapping: payloadMappingSchema,
  createdAt: time,
  archivedAt: time.nullable(),
  /** Newest first; `webhookUrl` is null once revoked. */
  keys: z.array(
    z.strictObject({
      id: z.uuid(),
      webhookUrl: z.url().nullable(),
      createdAt: time,
      revokedAt: time.nullable(),
    }),
  ),
  /** Those in use, newest first. None: signatures are not checked. */
  secrets: z.array(z.strictObject({ id: z.uuid(), createdAt: time })),
  activity: z.strictObject({
    lastReceivedAt: time.nullable(),
    /** The start of the UTC day that "today" is. */
    todayFrom: time,
    /** Kept events of this UTC day; counted no further than 10,000. */
    eventsToday: z.int(),
    eventsTodayExact: z.boolean(),
    /** Rejected requests of this UTC day, kept or only counted. */
    rejectedToday: z.int(),
  }),
});
export type Source = z.infer<typeof sourceSchema>;

/** A source as anyone may see it: to those who may not administer sources it has no address, no keys, no secrets and no mapping. */
export const visibleSourceSchema = sourceSchema.extend({
  key: z.string().nullable(),
  webhookUrl: z.url().nullable(),
});
export type VisibleSource = z.infer<typeof visibleSourceSchema>;

/** Whether a source comes with its address, as an admin sees it. */
export function hasAddress(source: VisibleSource): source is Source {
  return source.key !== null && source.webhookUrl !== null;
}

/** The webhook address of a key. `appUrl` has no trailing slash. */
export function toWebhookUrl(appUrl: string, key: string): string {
  return `${appUrl}/api/webhooks/${key}`;
}

/**
 * The header that marks a test entry of our own. Anyone may send it, so it
 * decides nothing but what counts as a sign of life from Voucherify.
 */
export const testEntryHeader = ["x-segment-inspector-test", "1"] as const;
