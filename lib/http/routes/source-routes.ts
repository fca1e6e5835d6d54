import { z } from "zod";
import {
  newSourceSchema,
  sourceChangeSchema,
  sourceSchema,
  visibleSourceSchema,
} from "#lib/domain/source/source.ts";
import { jsonOf } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { rereadEvents } from "#lib/services/events/reread-events.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { getSource } from "#lib/services/sources/get-source.ts";
import { listSources } from "#lib/services/sources/list-sources.ts";
import { reverifySource } from "#lib/services/sources/reverify-source.ts";
import { updateSource } from "#lib/services/sources/update-source.ts";

const params = z.strictObject({
  id: z.string().describe("The id of a source."),
});
const source = sourceSchema.meta({ id: "AdministeredSource" });
const visible = visibleSourceSchema.meta({ id: "Source" });

export const listSourcesRoute = route({
  method: "get",
  path: "/api/v1/sources",
  permission: "read",
  summary: "Every source, oldest first, archived ones too",
  answer: jsonOf(
    z.strictObject({ items: z.array(visible) }).meta({ id: "SourceList" }),
    "The sources.",
  ),
  handler: async ({ context }) => ({ items: await listSources(context) }),
});

export const createSourceRoute = route({
  method: "post",
  path: "/api/v1/sources",
  permission: "administer",
  summary: "Add a source; its address works at once",
  description:
    "Without a key a random one is made. Without a secret signatures are not checked. No answer ever holds a secret.",
  body: newSourceSchema.meta({ id: "NewSource" }),
  answer: jsonOf(source, "The source.", 201),
  failures: { 409: "The key is or was in use." },
  handler: ({ context, body }) => createSource(context, body),
});

export const getSourceRoute = route({
  method: "get",
  path: "/api/v1/sources/{id}",
  permission: "read",
  summary: "One source",
  params,
  answer: jsonOf(visible, "The source."),
  failures: { 404: "Source not found." },
  handler: ({ context, params: { id } }) => getSource(context, id),
});

export const updateSourceRoute = route({
  method: "patch",
  path: "/api/v1/sources/{id}",
  permission: "administer",
  summary: "Change a source; all that is named happens, or nothing",
  description:
    "secret adds one, retiring the oldest of three; null retires all. rotateKey adds a second key, and the first stays good until revokeKey names it. payloadMapping says at which places designed payloads keep customer, segment, campaign and code; of the places of one field, the first that a payload has counts.",
  params,
  body: sourceChangeSchema.meta({ id: "SourceChange" }),
  answer: jsonOf(source, "The source."),
  failures: {
    404: "Source not found, or no such key or secret in use.",
    409: "No key, or more than two, would be in use.",
  },
  handler: ({ context, params: { id }, body }) =>
    updateSource(context, id, body),
});

export const rereadSourceRoute = route({
  method: "post",
  path: "/api/v1/sources/{id}/reread",
  permission: "administer",
  summary:
    "Read the designed payloads of a source again, by its payloadMapping as it is now",
  description:
    "What was received stays as it is; what is read from it, and counted, becomes what it would be had it come now.",
  params,
  answer: jsonOf(
    z.strictObject({ read: z.int() }).meta({ id: "Reread" }),
    "How many events were read again.",
  ),
  failures: { 404: "Source not found." },
  handler: async ({ context, params: { id } }) => ({
    read: await rereadEvents(context, { sourceId: id }),
  }),
});

export const reverifySourceRoute = route({
  method: "post",
  path: "/api/v1/sources/{id}/reverify",
  permission: "operate",
  summary: "Check rejected events against the secrets as they are now",
  description:
    "What verifies is accepted with its own time of receipt; what repeats an accepted delivery becomes its duplicate. With dryRun it is only counted.",
  params,
  body: z
    .strictObject(
      { dryRun: z.boolean("takes true or false").exactOptional() },
      "takes a JSON object",
    )
    .meta({ id: "Reverify" }),
  answer: jsonOf(
    z
      .strictObject({ checked: z.int(), valid: z.int(), accepted: z.int() })
      .meta({ id: "Reverification" }),
    "How many were checked, verify now, and were accepted.",
  ),
  failures: { 404: "Source not found." },
  handler: async ({ context, params: { id }, body }) => {
    const { checked, valid, accepted } = await reverifySource(
      context,
      id,
      body,
    );
    return { checked, valid, accepted };
  },
});
