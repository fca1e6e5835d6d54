import { z } from "zod";
import {
  destinationChangeSchema,
  destinationSchema,
  newDestinationSchema,
} from "#lib/domain/replay/destination.ts";
import { jsonOf, nothing } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { changeDestination } from "#lib/services/destinations/change-destination.ts";
import { createDestination } from "#lib/services/destinations/create-destination.ts";
import { deleteDestination } from "#lib/services/destinations/delete-destination.ts";
import { getDestination } from "#lib/services/destinations/get-destination.ts";
import { listDestinations } from "#lib/services/destinations/list-destinations.ts";

const params = z.strictObject({
  id: z.string().describe("The id of a destination."),
});
const destination = destinationSchema.meta({ id: "Destination" });
const forbiddenAddress =
  "The address is forbidden, or its name leads to one that is. A name that does not resolve is accepted, and checked at every connection.";

export const listDestinationsRoute = route({
  method: "get",
  path: "/api/v1/destinations",
  permission: "operate",
  summary: "Every address that replays may go to, by name",
  answer: jsonOf(
    z
      .strictObject({ items: z.array(destination) })
      .meta({ id: "DestinationList" }),
    "The destinations. No answer ever holds a secret or the value of a header.",
  ),
  handler: async ({ context }) => ({ items: await listDestinations(context) }),
});

export const createDestinationRoute = route({
  method: "post",
  path: "/api/v1/destinations",
  permission: "operate",
  summary: "Add an address that replays may go to",
  description:
    "With a signingSecret what is sent is signed as Voucherify signs, without one the signature is kept as it came. allowInternal (a loopback or private address) and approvalAbove (runs larger than that need a second person) are an admin's to say. Defaults: 50 a second, 10 seconds, no approval.",
  body: newDestinationSchema.meta({ id: "NewDestination" }),
  answer: jsonOf(destination, "The destination.", 201),
  failures: { 422: forbiddenAddress },
  handler: ({ context, body }) => createDestination(context, body),
});

export const getDestinationRoute = route({
  method: "get",
  path: "/api/v1/destinations/{id}",
  permission: "operate",
  summary: "One destination",
  params,
  answer: jsonOf(destination, "The destination."),
  failures: { 404: "There is no such destination." },
  handler: ({ context, params: { id } }) => getDestination(context, id),
});

export const changeDestinationRoute = route({
  method: "patch",
  path: "/api/v1/destinations/{id}",
  permission: "operate",
  summary: "Change a destination; all that is named happens, or nothing",
  description:
    "paused holds back everything that would be sent there. Runs under way go by the change from their next block on.",
  params,
  body: destinationChangeSchema.meta({ id: "DestinationChange" }),
  answer: jsonOf(destination, "The destination."),
  failures: { 404: "There is no such destination.", 422: forbiddenAddress },
  handler: ({ context, params: { id }, body }) =>
    changeDestination(context, id, body),
});

export const deleteDestinationRoute = route({
  method: "delete",
  path: "/api/v1/destinations/{id}",
  permission: "operate",
  summary: "Delete a destination; what was sent there stays on record",
  params,
  answer: nothing("It is deleted, with its secret and headers."),
  failures: {
    404: "There is no such destination.",
    409: "A run to it is not over.",
  },
  handler: async ({ context, params: { id } }) => {
    await deleteDestination(context, id);
    return undefined;
  },
});
