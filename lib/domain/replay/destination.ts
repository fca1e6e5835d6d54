import { z } from "zod";
import { takesText, textLine } from "#lib/domain/text/text-line.ts";

const takesNumber = (least: number, most: number) =>
  `takes a whole number from ${least.toLocaleString("en")} to ${most.toLocaleString("en")}`;

const wholeNumber = (least: number, most: number) =>
  z
    .int(takesNumber(least, most))
    .min(least, takesNumber(least, most))
    .max(most, takesNumber(least, most));

export const maxRatePerSecond = 100_000;

/** Requests a second. */
export const ratePerSecondSchema = wholeNumber(1, maxRatePerSecond);

const secretSchema = z
  .string(takesText)
  .min(1, "is empty")
  .max(1_024, "is longer than 1024 characters")
  .refine((text) => text.isWellFormed(), "is not well-formed text");

/** Headers that say how a request is sent, what it carries, or that it is a replay: those are ours. */
const ownHeader =
  /^(?:host|connection|content-.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|http2-settings|user-agent|x-voucherify-signature|x-segment-inspector-.*)$/u;

const maxHeaders = 32;

/** Extra headers of a destination. Names are compared without case; no value can begin another header. */
export const extraHeadersSchema = z
  .record(
    z.string(),
    z
      .string("takes text for every header")
      .max(4_096, "has a value longer than 4096 characters")
      .regex(
        /^(?:[\x21-\x7e](?:[\x20-\x7e\t]*[\x21-\x7e])?)?$/u,
        "has a value with a character that no header can carry, or white space at an end",
      ),
    "takes an object of names and values",
  )
  .superRefine((headers, context) => {
    const names = Object.keys(headers);
    const fault = findHeaderFault(names);
    if (fault !== null) context.addIssue({ code: "custom", message: fault });
  });

function findHeaderFault(names: readonly string[]): string | null {
  if (names.length > maxHeaders)
    return `takes at most ${String(maxHeaders)} headers`;
  const seen = new Set<string>();
  for (const name of names) {
    const lower = name.toLowerCase();
    if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/u.test(lower))
      return `has a header name that no request can carry: ${JSON.stringify(name.slice(0, 40))}`;
    if (ownHeader.test(lower))
      return `names ${lower}, which is set by what is sent`;
    if (seen.has(lower)) return `names ${lower} twice`;
    seen.add(lower);
  }
  return null;
}

export const inDoubtRuleSchema = z.enum(
  ["ask", "send_again", "count_delivered"],
  { error: "takes ask, send_again or count_delivered" },
);

const nameSchema = textLine(120);
const urlSchema = z
  .string(takesText)
  .max(2_048, "is longer than 2048 characters");

/** What may be left out. */
const optional = {
  /** Signs what is sent as Voucherify signs; null keeps the signature as it came. */
  signingSecret: secretSchema.nullable().exactOptional(),
  headers: extraHeadersSchema.exactOptional(),
  ratePerSecond: ratePerSecondSchema.exactOptional(),
  /** How many requests may be under way at once. */
  connections: wholeNumber(1, 256).exactOptional(),
  timeoutMs: wholeNumber(100, 60_000).exactOptional(),
  /** Permits a loopback or private address; an admin's to say. */
  allowInternal: z.boolean("takes true or false").exactOptional(),
  /** Statuses that count as delivered beside every 2xx, as 409 of a receiver that has it already. */
  alsoDelivered: z
    .array(wholeNumber(300, 599), "takes a list of statuses")
    .max(20, "takes at most 20 statuses")
    .exactOptional(),
  /** What becomes of events that were being sent when a worker died. */
  inDoubtRule: inDoubtRuleSchema.exactOptional(),
  /** Runs that send more events than this need a second person; null: none does. An admin's to say. */
  approvalAbove: wholeNumber(0, 1_000_000_000).nullable().exactOptional(),
};

export const destinationDefaults = {
  signingSecret: null,
  headers: {},
  ratePerSecond: 50,
  connections: 16,
  timeoutMs: 10_000,
  allowInternal: false,
  alsoDelivered: [] as number[],
  inDoubtRule: "ask",
  approvalAbove: null,
} as const;

const takesObject = "takes a JSON object";

export const newDestinationSchema = z.strictObject(
  { name: nameSchema, url: urlSchema, ...optional },
  takesObject,
);
export type NewDestination = z.infer<typeof newDestinationSchema>;

export const destinationChangeSchema = z
  .strictObject(
    {
      name: nameSchema.exactOptional(),
      url: urlSchema.exactOptional(),
      ...optional,
      paused: z.boolean("takes true or false").exactOptional(),
    },
    takesObject,
  )
  .refine(
    (change) => Object.keys(change).length > 0,
    "names nothing to change",
  );
export type DestinationChange = z.infer<typeof destinationChangeSchema>;

const time = z.iso.datetime();

/** A destination as the API answers it. No secret and no header's value is ever part of it. */
export const destinationSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  hasSigningSecret: z.boolean(),
  headerNames: z.array(z.string()),
  ratePerSecond: z.int(),
  connections: z.int(),
  timeoutMs: z.int(),
  allowInternal: z.boolean(),
  alsoDelivered: z.array(z.int()),
  inDoubtRule: inDoubtRuleSchema,
  approvalAbove: z.int().nullable(),
  createdAt: time,
  pausedAt: time.nullable(),
  /** Not sent to before then, because nothing has answered there. */
  restingUntil: time.nullable(),
  /** Of the last 24 hours. */
  activity: z.strictObject({
    delivered: z.int(),
    failed: z.int(),
    medianMs: z.int().nullable(),
    lastAttemptAt: time.nullable(),
  }),
});
export type Destination = z.infer<typeof destinationSchema>;
