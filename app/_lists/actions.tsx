"use server";

import { pageContext } from "#lib/auth/page-context.ts";
import type { ReactNode } from "react";
import { z } from "zod";
import { EventPreview } from "#components/event-detail/event-preview.tsx";
import { parseInput } from "#lib/errors/parse-input.ts";
import { getEventBody } from "#lib/services/events/get-event-body.ts";
import { getEvent } from "#lib/services/events/get-event.ts";

/** One event as it is shown beside a list, drawn here so that the browser loads no code for it. */
export async function previewEventAction(id: unknown): Promise<ReactNode> {
  const context = await pageContext();
  const event = await getEvent(context, parseInput(z.uuid(), id));
  const stored =
    event.bodySha256 === null ? null : await getEventBody(context, event.id);
  return <EventPreview event={event} body={stored?.bytes ?? null} />;
}
