import { expect, test } from "vitest";
import {
  deleteEventRoute,
  getEventRoute,
  listEventsRoute,
} from "./event-routes.ts";
import { findRead } from "./find-read.ts";

const routes = [deleteEventRoute, listEventsRoute, getEventRoute];

test("a read is found by its path, with what stands in it", () => {
  expect(findRead(routes, "/api/v1/events")).toEqual({
    route: listEventsRoute,
    params: {},
  });
  expect(findRead(routes, "/api/v1/events/some-id")).toEqual({
    route: getEventRoute,
    params: { id: "some-id" },
  });
});

test.each([
  "/api/v1/events/",
  "/api/v1/events/a/b",
  "/api/v1/events/%61",
  "/api/v1/Events",
  "/api/v1",
  "//api/v1/events",
  "/entries",
])("%s is left to others", (path) => {
  expect(findRead(routes, path)).toBeNull();
});
