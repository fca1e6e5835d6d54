"use client";

import clsx from "clsx";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { eventApiHref, eventBodyHref } from "#lib/url/hrefs.ts";

// Loaded when the first event is looked at: no list waits for it.
const EventPreview = lazy(async () => {
  const { EventPreview: Preview } = await import("./event-preview.tsx");
  return { default: Preview };
});

type Read = { readonly event: EventDetail; readonly body: Uint8Array | null };

type Answer =
  | { readonly id: string; readonly read: Read }
  | { readonly id: string; readonly failure: "missing" | "unread" };

/** One event beside a list, read when it is looked at. Until it is there, the one before stays. */
export function EventPreviewPane({ id }: { id: string }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const left = new AbortController();
    readEvent(id, left.signal).then(
      (read) => {
        setAnswer(read === null ? { id, failure: "missing" } : { id, read });
      },
      () => {
        if (!left.signal.aborted) setAnswer({ id, failure: "unread" });
      },
    );
    return () => {
      left.abort();
    };
  }, [id, attempt]);

  if (answer === null) return <Reading />;
  if ("failure" in answer) {
    return answer.id !== id ? (
      <Reading />
    ) : answer.failure === "missing" ? (
      <p className="p-4 text-ink-2">Event not found.</p>
    ) : (
      <div className="p-4">
        <Notice
          kind="error"
          title="This event could not be read."
          action={
            <Button
              onClick={() => {
                setAnswer(null);
                setAttempt((tries) => tries + 1);
              }}
            >
              Try again
            </Button>
          }
        />
      </div>
    );
  }
  const isStale = answer.id !== id;
  return (
    <div aria-busy={isStale} className={clsx(isStale && "opacity-50")}>
      <Suspense fallback={<Reading />}>
        <EventPreview event={answer.read.event} body={answer.read.body} />
      </Suspense>
    </div>
  );
}

async function readEvent(
  id: string,
  signal: AbortSignal,
): Promise<Read | null> {
  const answer = await fetch(eventApiHref(id), { signal });
  if (answer.status === 404) return null;
  if (!answer.ok)
    throw new Error(`The server answered ${String(answer.status)}.`);
  // Server and page are of one build.
  const event = (await answer.json()) as EventDetail;
  if (event.bodySha256 === null) return { event, body: null };
  const body = await fetch(eventBodyHref(id), { signal });
  return {
    event,
    body: body.ok ? new Uint8Array(await body.arrayBuffer()) : null,
  };
}

function Reading() {
  return (
    <div aria-busy className="grid gap-3 p-4">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  );
}
