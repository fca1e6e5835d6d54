import { z } from "zod";
import {
  newSavedViewSchema,
  savedViewChangeSchema,
  savedViewSchema,
} from "#lib/domain/filter/saved-view.ts";
import { jsonOf, nothing } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { createSavedView } from "#lib/services/views/create-saved-view.ts";
import { deleteSavedView } from "#lib/services/views/delete-saved-view.ts";
import { listSavedViews } from "#lib/services/views/list-saved-views.ts";
import { updateSavedView } from "#lib/services/views/update-saved-view.ts";

const params = z.strictObject({
  id: z.string().describe("The id of a saved view."),
});
const view = savedViewSchema.meta({ id: "SavedView" });
const noView = "There is no such saved view.";

export const listViewsRoute = route({
  method: "get",
  path: "/api/v1/views",
  permission: "read",
  summary: "Every saved view, by name",
  answer: jsonOf(
    z.strictObject({ items: z.array(view) }).meta({ id: "SavedViewList" }),
    "The saved views.",
  ),
  handler: async ({ context }) => ({ items: await listSavedViews(context) }),
});

export const createViewRoute = route({
  method: "post",
  path: "/api/v1/views",
  permission: "operate",
  summary: "Give the address of a filtered list a name that everyone sees",
  description:
    "query is what stands after the question mark in the address of the list; it is kept in one spelling, without the place in the list.",
  body: newSavedViewSchema.meta({ id: "NewSavedView" }),
  answer: jsonOf(view, "The saved view.", 201),
  failures: { 409: "The name is in use, or no more views are kept." },
  handler: ({ context, body }) => createSavedView(context, body),
});

export const updateViewRoute = route({
  method: "patch",
  path: "/api/v1/views/{id}",
  permission: "operate",
  summary: "Rename a saved view, change its query, or make it the start page",
  params,
  body: savedViewChangeSchema.meta({ id: "SavedViewChange" }),
  answer: jsonOf(view, "The saved view."),
  failures: { 404: noView, 409: "The name is in use." },
  handler: ({ context, params: { id }, body }) =>
    updateSavedView(context, id, body),
});

export const deleteViewRoute = route({
  method: "delete",
  path: "/api/v1/views/{id}",
  permission: "operate",
  summary: "Delete a saved view; the events behind it stay",
  params,
  answer: nothing("It is deleted."),
  failures: { 404: noView },
  handler: async ({ context, params: { id } }) => {
    await deleteSavedView(context, id);
    return undefined;
  },
});
