import { z } from "zod";
import { facetsSchema } from "#lib/domain/counts/facets.ts";
import { eventDetailSchema, eventItemSchema } from "#lib/domain/event/event.ts";
import { downloadAnswer } from "#lib/http/api/download-answer.ts";
import { filterQuery, permissionOfFilter } from "#lib/http/api/filter-query.ts";
import { pageShape } from "#lib/http/api/page-query.ts";
import { bytesOf, jsonOf, nothing } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { getFacets } from "#lib/services/counts/get-facets.ts";
import { getEventBody } from "#lib/services/events/get-event-body.ts";
import { deleteTestEvent } from "#lib/services/events/delete-test-event.ts";
import { getSentEvent } from "#lib/services/events/get-event.ts";
import { listEvents } from "#lib/services/events/list-events.ts";

const params = z.strictObject({
  id: z.string().describe("The id of an event."),
});
const cursor = z.string().nullable();
const tooSlow = {
  422: "It took too long and was cut off; the message says what to narrow.",
};

export const listEventsRoute = route({
  method: "get",
  path: "/api/v1/events",
  permission: permissionOfFilter,
  summary: "A page of events",
  description:
    "Newest first. Without filters every event, duplicates and rejected ones too. Following nextCursor visits each event once, whatever arrives meanwhile; in ascending order a page may be empty and still have a nextCursor, while events before its end are being written.",
  query: filterQuery(pageShape(50)),
  answer: jsonOf(
    z
      .strictObject({
        items: z.array(eventItemSchema.meta({ id: "EventItem" })),
        nextCursor: cursor.describe("Leads to what follows; null at the end."),
        previousCursor: cursor.describe(
          "Leads to what comes before; null at the start.",
        ),
      })
      .meta({ id: "EventPage" }),
    "The page.",
  ),
  failures: tooSlow,
  handler: ({ context, query: { filter, ...page } }) =>
    listEvents(context, filter, page),
});

export const getEventRoute = route({
  method: "get",
  path: "/api/v1/events/{id}",
  permission: "read",
  summary: "One event whole",
  params,
  answer: jsonOf(eventDetailSchema.meta({ id: "EventDetail" }), "The event."),
  failures: { 404: "There is no such event." },
  handler: ({ context, params: { id } }) => getSentEvent(context, id),
});

export const deleteEventRoute = route({
  method: "delete",
  path: "/api/v1/events/{id}",
  permission: "operate",
  summary: "Deletes a test event",
  description:
    "Our own test entries and the previews of Voucherify's payload designer can be deleted; whatever else arrived cannot.",
  params,
  answer: nothing("The event is deleted."),
  failures: {
    404: "There is no such event.",
    409: "The event is no test.",
  },
  handler: ({ context, params: { id } }) => deleteTestEvent(context, { id }),
});

export const getEventBodyRoute = route({
  method: "get",
  path: "/api/v1/events/{id}/body",
  permission: "read_personal",
  summary: "The bytes of an event's body exactly as received",
  params,
  answer: bytesOf("application/octet-stream", "The bytes."),
  failures: {
    404: "There is no such event, or its body was not kept or was erased.",
  },
  handler: async ({ context, params: { id } }) => {
    const { bytes, isJson } = await getEventBody(context, id);
    return downloadAnswer(bytes, `${id}.${isJson ? "json" : "bin"}`);
  },
});

export const getFacetsRoute = route({
  method: "get",
  path: "/api/v1/facets",
  permission: permissionOfFilter,
  summary: "How the events that fit a filter divide, and how many they are",
  description:
    "Exact up to 10,000 events. Beyond that the newest 10,000 are counted, and every count is the least it can be and says exact: false; the total is exact up to a million, where an index can tell it at once. A search (q, match, problem, payload) is counted whole where it finds at most 5,000 events; one that finds more, or that no index serves, is counted among the newest 10,000 events that the rest of the filter has (2,000 where bodies are looked into).",
  query: filterQuery({}),
  answer: jsonOf(facetsSchema.meta({ id: "Facets" }), "The counts."),
  failures: tooSlow,
  handler: ({ context, query: { filter } }) => getFacets(context, filter),
});
