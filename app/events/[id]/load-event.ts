import { pageContext } from "#lib/auth/page-context.ts";
import { notFound } from "next/navigation";
import { cache } from "react";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { getEvent } from "#lib/services/events/get-event.ts";

/** The event of the page, read once for its title and its content; an unknown id shows the not-found page. */
export const loadEvent = cache(async (id: string): Promise<EventDetail> => {
  try {
    return await getEvent(await pageContext(), id);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
});
