import * as activity from "./activity-routes.ts";
import * as customers from "./customer-routes.ts";
import * as destinations from "./destination-routes.ts";
import * as editedCopies from "./edited-copy-routes.ts";
import * as events from "./event-routes.ts";
import * as exports from "./export-routes.ts";
import * as find from "./find-route.ts";
import * as health from "./health-routes.ts";
import * as live from "./live-route.ts";
import * as members from "./member-routes.ts";
import * as replayControls from "./replay-control-routes.ts";
import * as replayReports from "./replay-report-routes.ts";
import * as replays from "./replay-routes.ts";
import * as retention from "./retention-routes.ts";
import type { Route } from "./route.ts";
import * as sources from "./source-routes.ts";
import * as tokens from "./token-routes.ts";
import * as views from "./view-routes.ts";

/** What each of these files declares is a call of the API. In this order its document tells them. */
const nouns: readonly Readonly<Record<string, Route>>[] = [
  events,
  exports,
  customers,
  sources,
  members,
  destinations,
  replays,
  editedCopies,
  replayControls,
  replayReports,
  views,
  retention,
  tokens,
  activity,
  find,
  live,
  health,
];

/** Every call of the API. */
export const apiRoutes: readonly Route[] = nouns.flatMap((noun) =>
  Object.values(noun),
);
