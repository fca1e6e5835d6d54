import Link from "next/link";
import { absentWords } from "#components/event-words/absent-words.ts";
import { OutcomeBadge } from "#components/event-words/outcome-badge.tsx";
import { KeyValues } from "#components/ui/key-values.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { sourceHref, dimensionHref } from "#lib/url/hrefs.ts";
import { enumWords } from "#components/event-cards/enum-words.ts";
import {
  fact,
  idFact,
  ifSent,
  shownFact,
} from "#components/event-cards/fact.tsx";
import { DimensionLink } from "#components/event-cards/dimension-link.tsx";

/** How it came here: whose delivery it was, and the request as we received it. */
export function Delivery({ event }: { event: EventDetail }) {
  const { distributionId, eventName } = event;
  const absent = absentWords(event);
  const personal = absentWords(event, true);
  return (
    <KeyValues
      items={[
        shownFact("Outcome", <OutcomeBadge outcome={event.outcome} />),
        shownFact(
          "Source",
          <Link
            href={sourceHref(event.source.id)}
            prefetch={false}
            className="link"
          >
            {event.source.name}
          </Link>,
        ),
        shownFact(
          "Distribution",
          distributionId === null ? null : (
            <DimensionLink
              name={eventName ?? shortened(distributionId)}
              href={dimensionHref("distribution", distributionId)}
            />
          ),
          absent,
        ),
        ...(distributionId === null
          ? []
          : [idFact("Distribution ID", distributionId)]),
        idFact("Sendout", event.sendoutId, absent),
        idFact("Voucherify event", event.voucherifyEventId, absent),
        idFact("Group", event.groupId, absent),
        idFact("Project", event.projectId, absent),
        fact(
          "Channel",
          event.channel === null ? null : enumWords(event.channel),
          absent,
        ),
        fact("Event name", eventName, absent),
        shownFact(
          "Event type",
          event.eventType === null ? null : (
            <>
              <code className="font-mono text-xs">{event.eventType}</code>
              {event.eventTypeAssumed ? (
                <span className="text-ink-2"> assumed</span>
              ) : null}
            </>
          ),
          absent,
        ),
        fact("From address", event.remoteAddress, absent),
        fact("Content type", event.contentType, absent),
        fact("Size", `${event.bodySize.toLocaleString("en")} bytes`),
        idFact(
          "SHA-256",
          event.bodySha256,
          event.rejection === "body_too_large" ? "not read" : personal,
        ),
        ...ifSent("Checked with the secret added", event.verifiedWithSecretOf),
        idFact("Event ID", event.id),
        fact("Reading version", event.readingVersion),
      ]}
    />
  );
}

function shortened(id: string): string {
  return id.length > 14 ? `${id.slice(0, 13).toWellFormed()}…` : id;
}
