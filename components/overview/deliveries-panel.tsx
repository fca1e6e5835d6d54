import { durationFigure } from "#components/event-words/duration-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import type { OverviewDeliveries } from "#lib/domain/counts/overview.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { DistributionName } from "./distribution-name.tsx";
import { FigureRow, NoFigures } from "./figure-row.tsx";
import { SentText } from "#components/event-words/sent-text.tsx";

/** How long deliveries took from Voucherify to here, and the slowest of them. */
export function DeliveriesPanel({
  deliveries: { medianMs, p95Ms, slowest },
}: {
  deliveries: OverviewDeliveries;
}) {
  if (medianMs === null || p95Ms === null) {
    return (
      <NoFigures>
        No entry of the last 24 hours says when it was sent.
      </NoFigures>
    );
  }
  return (
    <>
      <NoFigures>
        Median {durationFigure(medianMs)} · p95 {durationFigure(p95Ms)}
      </NoFigures>
      <ol className="border-t border-line">
        {slowest.map((slow) => (
          <FigureRow
            key={slow.eventId}
            href={eventHref(slow.eventId)}
            figure={durationFigure(slow.delayMs)}
            detail={
              <>
                {slow.distributionId === null ? null : (
                  <>
                    <DistributionName
                      id={slow.distributionId}
                      eventName={slow.eventName}
                    />
                    {" · "}
                  </>
                )}
                received <RelativeTime at={slow.receivedAt} />
              </>
            }
          >
            <SentText text={slow.segmentName ?? "An entry"} />
          </FigureRow>
        ))}
      </ol>
    </>
  );
}
