import { orNotFound } from "#app/_document/or-not-found.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { cache } from "react";
import { openEvent } from "#lib/services/events/get-event.ts";

/** The event of the page with its bytes, read once for its title and its content; an unknown id shows the not-found page. */
export const loadEvent = cache(async (id: string) =>
  orNotFound(openEvent(await pageContext(), id)),
);
