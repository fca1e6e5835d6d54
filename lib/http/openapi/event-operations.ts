import { z } from "zod";
import { eventDetailSchema, eventItemSchema } from "#lib/domain/event/event.ts";
import { facetsSchema } from "#lib/domain/counts/facets.ts";
import { limitSchema } from "#lib/http/api/page-query.ts";
import { errorSchema } from "./error-schema.ts";
import { filterParameters } from "./filter-parameters.ts";
import type { ApiOperation, ApiParameter } from "./operation.ts";

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
      "Exact up to 10,000 events. Beyond that the newest 10,000 are counted, and every count is the least it can be and says exact: false; the total is exact up to a million, where an index can tell it at once. A search (q, match, problem, payload) is counted whole where it finds at most 5,000 events; one that finds more, or that no index serves, is counted among the newest 20,000 events that the rest of the filter has (4,000 where bodies are looked into).",
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
