import { z } from "zod";
import { eventDetailSchema, eventItemSchema } from "../../domain/event.ts";
import {
  listFilterSchemas,
  singleFilterSchemas,
} from "../../domain/event-filter.ts";
import { facetsSchema } from "../../domain/facets.ts";
import { limitSchema } from "../page-query.ts";
import { errorSchema } from "./error-schema.ts";
import type { ApiOperation, ApiParameter } from "./operation.ts";

const descriptions: Record<
  keyof typeof listFilterSchemas | keyof typeof singleFilterSchemas,
  string
> = {
  segment: "Ids of segments.",
  campaign: "Ids of campaigns.",
  promotionTier: "Ids of promotion tiers.",
  distribution: "Ids of distributions.",
  source: "Ids of sources.",
  eventType: "Event types, as customer.segment.entered.",
  purpose: "Why the customers were messaged.",
  shape: "How the bodies are built.",
  signature: "Verdicts on the signature.",
  outcome: "What became of the requests.",
  entries: "Segment entries alone.",
  attention: "Events with a contradiction or a warning alone.",
  customer: "A customer's id, source id or e-mail.",
  code: "A voucher code.",
  q: "Free text: every word must occur, in any case, within names, e-mails, codes and ids.",
  match: "JSON that the body as sent must contain.",
  from: "Received at or after this: an ISO 8601 time with zone, a day in UTC, or a time before now (-7d, -24h, -30m).",
  to: "Received before this, spelled like from; a day includes the whole of it.",
  duplicates:
    "Whether repeats are shown beside the rest (include, as without this key), left out, or shown alone.",
  order: "Newest first (desc, as without this key) or oldest first.",
};

const filterParameters: ApiParameter[] = [
  ...Object.entries(listFilterSchemas).map(([name, schema]) =>
    parameter(name, z.array(schema)),
  ),
  ...Object.entries(singleFilterSchemas).map(([name, schema]) =>
    parameter(name, schema),
  ),
];

const idParameter: ApiParameter = {
  name: "id",
  in: "path",
  description: "The id of an event.",
  schema: z.uuid(),
};

const cursorSchema = z.string().nullable();
const failure = (description: string) => ({ description, schema: errorSchema });
const noEvent = failure("There is no such event.");
const badFilter = failure(
  "A key is unknown, or a value cannot be understood; `field` names it.",
);
const tooSlow = failure(
  "It took too long and was cut off; the message says what to narrow.",
);

export const eventOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/events",
    summary: "A page of events",
    description:
      "Newest first. Without filters every event, duplicates and rejected ones too. Following nextCursor visits each event once, whatever arrives meanwhile; in ascending order a page may be empty and still have a nextCursor, while events before its end are being written.",
    parameters: [
      ...filterParameters,
      {
        name: "limit",
        in: "query",
        description: "How many, from 1 to 200; 50 without this key.",
        schema: limitSchema,
      },
      {
        name: "cursor",
        in: "query",
        description: "A cursor of an earlier page, with the same filter.",
        schema: z.string(),
      },
    ],
    answers: {
      200: {
        description: "The page.",
        schema: z
          .strictObject({
            items: z.array(eventItemSchema.meta({ id: "EventItem" })),
            nextCursor: cursorSchema.describe(
              "Leads to what follows; null at the end.",
            ),
            previousCursor: cursorSchema.describe(
              "Leads to what comes before; null at the start.",
            ),
          })
          .meta({ id: "EventPage" }),
      },
      400: badFilter,
      422: tooSlow,
    },
  },
  {
    method: "get",
    path: "/api/v1/events/{id}",
    summary: "One event whole",
    parameters: [idParameter],
    answers: {
      200: {
        description: "The event.",
        schema: eventDetailSchema.meta({ id: "EventDetail" }),
      },
      404: noEvent,
    },
  },
  {
    method: "get",
    path: "/api/v1/events/{id}/body",
    summary: "The bytes of an event's body exactly as received",
    parameters: [idParameter],
    answers: {
      200: {
        description: "The bytes.",
        contentType: "application/octet-stream",
      },
      404: failure("There is no such event, or its body was not kept."),
    },
  },
  {
    method: "get",
    path: "/api/v1/facets",
    summary: "How the events that fit a filter divide, and how many they are",
    description:
      "Exact up to 100,000 events. Beyond that the newest 100,000 are counted, and every count is the least it can be and says exact: false.",
    parameters: filterParameters,
    answers: {
      200: {
        description: "The counts.",
        schema: facetsSchema.meta({ id: "Facets" }),
      },
      400: badFilter,
      422: tooSlow,
    },
  },
];

function parameter(name: string, schema: z.ZodType): ApiParameter {
  const description =
    Object.entries(descriptions).find(([key]) => key === name)?.[1] ?? "";
  return { name, in: "query", description, schema };
}
