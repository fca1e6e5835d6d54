import { orNotFound } from "#app/_document/or-not-found.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { cache } from "react";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { getEvent } from "#lib/services/events/get-event.ts";

/** The event of the page, read once for its title and its content; an unknown id shows the not-found page. */
export const loadEvent = cache(async (id: string): Promise<EventDetail> =>
  orNotFound(getEvent(await pageContext(), id)),
);
