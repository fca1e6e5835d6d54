import { cache } from "react";
import { getOverviewEntries } from "#lib/services/overview/get-overview-entries.ts";
import { getOverviewLeaders } from "#lib/services/overview/get-overview-leaders.ts";
import { getOverviewRejections } from "#lib/services/overview/get-overview-rejections.ts";
import { listRejectingSources } from "#lib/services/sources/list-rejecting-sources.ts";
import { listSourceSilences } from "#lib/services/sources/list-source-silences.ts";

/** The one moment that all figures of a page are of. */
export const overviewNow = cache(() => new Date());

// Each is read once, though the headline and a panel both ask.
export const loadEntries = cache(() => getOverviewEntries(overviewNow()));
export const loadLeaders = cache(() => getOverviewLeaders(overviewNow()));
export const loadRejections = cache(() => getOverviewRejections(overviewNow()));
export const loadRejecting = cache(() => listRejectingSources(overviewNow()));
export const loadSilences = cache(() => listSourceSilences(overviewNow()));
