"use client";

import { Terminal } from "lucide";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { eventBodyHref } from "#lib/url/hrefs.ts";
import { eventCurl } from "./event-curl.ts";

/** Copies one command that posts this event again, its body in it. The body is fetched only when it is asked for. */
export function CopyCurl({
  eventId,
  headers,
}: {
  eventId: string;
  /** Secrets masked. */
  headers: readonly (readonly [string, string])[];
}) {
  return (
    <CopyButton
      text={async () => {
        const response = await fetch(eventBodyHref(eventId));
        if (!response.ok) throw new Error(response.statusText);
        return eventCurl(new Uint8Array(await response.arrayBuffer()), headers);
      }}
      label="as cURL"
      word="Copy as cURL"
      compact
      icon={Terminal}
      className="px-1"
    />
  );
}
