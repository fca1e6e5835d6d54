import { pageContext } from "#lib/auth/page-context.ts";
import { cache } from "react";
import { getOverviewEntries } from "#lib/services/overview/get-overview-entries.ts";
import { getOverviewLeaders } from "#lib/services/overview/get-overview-leaders.ts";
import { getOverviewRejections } from "#lib/services/overview/get-overview-rejections.ts";
import { listRejectingSources } from "#lib/services/sources/list-rejecting-sources.ts";
import { listSourceSilences } from "#lib/services/sources/list-source-silences.ts";

// Each is read once, though the headline and a panel both ask.
export const loadEntries = cache(async () =>
  getOverviewEntries(await pageContext()),
);
export const loadLeaders = cache(async () =>
  getOverviewLeaders(await pageContext()),
);
export const loadRejections = cache(async () =>
  getOverviewRejections(await pageContext()),
);
export const loadRejecting = cache(async () =>
  listRejectingSources(await pageContext()),
);
export const loadSilences = cache(async () =>
  listSourceSilences(await pageContext()),
);
