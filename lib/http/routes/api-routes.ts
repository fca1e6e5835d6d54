import type { Route } from "./route.ts";
import { exportActivityRoute, listActivityRoute } from "./activity-routes.ts";
import {
  eraseCustomerRoute,
  getCustomerRoute,
  getEvidenceManifestRoute,
  getEvidenceRoute,
} from "./customer-routes.ts";
import {
  changeDestinationRoute,
  createDestinationRoute,
  deleteDestinationRoute,
  getDestinationRoute,
  listDestinationsRoute,
} from "./destination-routes.ts";
import {
  getEditedCopyBodyRoute,
  sendEditedCopyRoute,
} from "./edited-copy-routes.ts";
import {
  getEventBodyRoute,
  deleteEventRoute,
  getEventRoute,
  getFacetsRoute,
  listEventsRoute,
} from "./event-routes.ts";
import { exportEventsRoute, makeManifestRoute } from "./export-routes.ts";
import { findPathsRoute, findRoute } from "./find-route.ts";
import { getMetricsRoute, liveRoute, readyRoute } from "./health-routes.ts";
import { countArrivalsRoute, watchStoredRoute } from "./live-route.ts";
import {
  createInvitationRoute,
  listInvitationsRoute,
  listMembersRoute,
  removeMemberRoute,
  revokeInvitationRoute,
  updateMemberRoute,
} from "./member-routes.ts";
import {
  approveReplayRoute,
  cancelReplayRoute,
  changeReplayRoute,
  decideInDoubtRoute,
  getReplayRoute,
  listAttemptsRoute,
  listReplaysRoute,
  pauseReplayRoute,
  replayEventRoute,
  resumeReplayRoute,
  retryReplayRoute,
  startReplayRoute,
} from "./replay-routes.ts";
import {
  getReportManifestRoute,
  getReportRoute,
} from "./replay-report-routes.ts";
import { changeRetentionRoute, getRetentionRoute } from "./retention-routes.ts";
import {
  createTokenRoute,
  listTokensRoute,
  revokeTokenRoute,
} from "./token-routes.ts";
import {
  createSourceRoute,
  getSourceRoute,
  listSourcesRoute,
  reverifySourceRoute,
  updateSourceRoute,
} from "./source-routes.ts";
import {
  createViewRoute,
  deleteViewRoute,
  listViewsRoute,
  updateViewRoute,
} from "./view-routes.ts";

/** Every call of the API, in the order in which its document tells them. */
export const apiRoutes: readonly Route[] = [
  listEventsRoute,
  deleteEventRoute,
  getEventRoute,
  getEventBodyRoute,
  getFacetsRoute,
  exportEventsRoute,
  makeManifestRoute,
  getCustomerRoute,
  getEvidenceRoute,
  getEvidenceManifestRoute,
  eraseCustomerRoute,
  listSourcesRoute,
  createSourceRoute,
  getSourceRoute,
  updateSourceRoute,
  reverifySourceRoute,
  listMembersRoute,
  updateMemberRoute,
  removeMemberRoute,
  listInvitationsRoute,
  createInvitationRoute,
  revokeInvitationRoute,
  listDestinationsRoute,
  createDestinationRoute,
  getDestinationRoute,
  changeDestinationRoute,
  deleteDestinationRoute,
  replayEventRoute,
  sendEditedCopyRoute,
  getEditedCopyBodyRoute,
  listReplaysRoute,
  startReplayRoute,
  getReplayRoute,
  changeReplayRoute,
  listAttemptsRoute,
  getReportRoute,
  getReportManifestRoute,
  pauseReplayRoute,
  resumeReplayRoute,
  cancelReplayRoute,
  approveReplayRoute,
  retryReplayRoute,
  decideInDoubtRoute,
  listViewsRoute,
  createViewRoute,
  updateViewRoute,
  deleteViewRoute,
  getRetentionRoute,
  changeRetentionRoute,
  listTokensRoute,
  createTokenRoute,
  revokeTokenRoute,
  listActivityRoute,
  exportActivityRoute,
  findRoute,
  findPathsRoute,
  watchStoredRoute,
  countArrivalsRoute,
  liveRoute,
  readyRoute,
  getMetricsRoute,
];
