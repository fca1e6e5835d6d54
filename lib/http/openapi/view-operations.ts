import { z } from "zod";
import {
  newSavedViewSchema,
  savedViewChangeSchema,
  savedViewSchema,
} from "#lib/domain/filter/saved-view.ts";
import { errorSchema } from "./error-schema.ts";
import type { ApiOperation, ApiParameter } from "./operation.ts";

const idParameter: ApiParameter = {
  name: "id",
  in: "path",
  description: "The id of a saved view.",
  schema: z.uuid(),
};

const view = {
  description: "The saved view.",
  schema: savedViewSchema.meta({ id: "SavedView" }),
};
const failure = (description: string) => ({ description, schema: errorSchema });
const badBody = failure(
  "The body does not fit, or the query asks for what no filter takes; `field` names what is at fault.",
);
const noView = failure("There is no such saved view.");

export const viewOperations: readonly ApiOperation[] = [
  {
    method: "get",
    path: "/api/v1/views",
    summary: "Every saved view, by name",
    answers: {
      200: {
        description: "The saved views.",
        schema: z
          .strictObject({
            items: z.array(savedViewSchema.meta({ id: "SavedView" })),
          })
          .meta({ id: "SavedViewList" }),
      },
    },
  },
  {
    method: "post",
    path: "/api/v1/views",
    summary: "Give the address of a filtered list a name that everyone sees",
    description:
      "query is what stands after the question mark in the address of the list; it is kept in one spelling, without the place in the list.",
    body: newSavedViewSchema.meta({ id: "NewSavedView" }),
    answers: {
      201: view,
      400: badBody,
      409: failure("The name is in use, or no more views are kept."),
    },
  },
  {
    method: "patch",
    path: "/api/v1/views/{id}",
    summary: "Rename a saved view, change its query, or make it the start page",
    parameters: [idParameter],
    body: savedViewChangeSchema.meta({ id: "SavedViewChange" }),
    answers: {
      200: view,
      400: badBody,
      404: noView,
      409: failure("The name is in use."),
    },
  },
  {
    method: "delete",
    path: "/api/v1/views/{id}",
    summary: "Delete a saved view; the events behind it stay",
    parameters: [idParameter],
    answers: { 204: { description: "It is deleted." }, 404: noView },
  },
];
