import { Equal } from "lucide";
import Link from "next/link";
import { counted } from "#components/event-words/count-words.ts";
import { bodyText } from "#components/payload/body-text.ts";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { TimeZoneName } from "#components/time/time-zone-name.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { describeEntryAsText } from "#lib/domain/describe/describe-entry.ts";
import type { EventItem } from "#lib/domain/event/event.ts";
import type { PayloadComparison } from "#lib/domain/payload-diff/payload-change.ts";
import { compareHref, eventHref } from "#lib/url/hrefs.ts";
import { ChangeGroups } from "./change-groups.tsx";
import { LineDiff } from "./line-diff.tsx";

/** An event with its bytes, as far as comparing needs it. */
export type ComparedEvent = EventItem & {
  readonly body: Uint8Array | null;
  readonly bodySha256: string | null;
};

type Compared = {
  readonly before: ComparedEvent;
  readonly after: ComparedEvent;
  /** Null where one of the bodies is not JSON, or was not kept. */
  readonly comparison: PayloadComparison | null;
};

/** The difference between two bodies: in words by object, or line by line. */
export function CompareView({
  compared,
  asLines,
  withNoise,
}: {
  compared: Compared;
  asLines: boolean;
  withNoise: boolean;
}) {
  const { before, after } = compared;
  return (
    <div className="mx-auto grid w-full max-w-5xl grid-cols-1 content-start gap-4 px-4 py-5 side:px-6">
      <header className="grid gap-3">
        <h1 className="text-xl font-semibold">Compare events</h1>
        <div className="grid gap-3 table:grid-cols-2">
          <Side event={before} word="Before" />
          <Side event={after} word="After" />
        </div>
        <p className="text-xs text-ink-2">
          Times in <TimeZoneName />. Compared as the bytes were sent.
        </p>
      </header>
      <Tabs
        label="Views of the difference"
        tabs={[
          {
            key: "words",
            label: "In words",
            href: compareHref(after.id, before.id),
            current: !asLines,
          },
          {
            key: "lines",
            label: "Line by line",
            href: compareHref(after.id, before.id, { view: "lines" }),
            current: asLines,
          },
        ]}
      />
      {asLines ? (
        <Lines compared={compared} />
      ) : (
        <Words compared={compared} withNoise={withNoise} />
      )}
    </div>
  );
}

function Side({ event, word }: { event: ComparedEvent; word: string }) {
  return (
    <p className="rounded-lg border border-line bg-panel px-4 py-3">
      <span className="block text-xs text-ink-2">
        {word} · <AbsoluteTime at={event.receivedAt} to="second" />
      </span>
      <Link href={eventHref(event.id)} prefetch={false} className="link">
        {describeEntryAsText(event)}
      </Link>
      <span className="block text-xs wrap-anywhere text-ink-2">
        Event <span className="font-mono">{event.id}</span> · SHA-256
        <span className="block font-mono text-[0.7rem]">
          {event.bodySha256 ??
            (event.erasedAt === null ? "the body was not kept" : "erased")}
        </span>
      </span>
    </p>
  );
}

function Words({
  compared: { before, after, comparison },
  withNoise,
}: {
  compared: Compared;
  withNoise: boolean;
}) {
  if (comparison === null) {
    return (
      <Notice kind="warning" title="These two cannot be compared in words">
        One of the bodies was not kept, was erased, or is not JSON.
      </Notice>
    );
  }
  const { changes, more } = comparison;
  const noise = changes.filter((change) => change.noise).length;
  const shown = withNoise ? changes : changes.filter((change) => !change.noise);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status">
          {counted(changes.length - noise, "difference")}
          {noise === 0 ? null : (
            <>
              ; {counted(noise, "technical change")}{" "}
              {withNoise ? "shown" : "hidden"}: ids and times of the delivery,
              updated_at, system_metadata
            </>
          )}
          .
        </p>
        {noise === 0 ? null : (
          <LinkButton
            href={compareHref(
              after.id,
              before.id,
              withNoise ? {} : { noise: "show" },
            )}
          >
            {withNoise ? "Hide technical changes" : "Show technical changes"}
          </LinkButton>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={Equal} title="No relevant differences">
          <p>
            {before.bodySha256 === after.bodySha256
              ? "The same bytes were sent both times."
              : "The payloads say the same; only their bytes or technical fields differ."}
          </p>
        </EmptyState>
      ) : (
        <ChangeGroups changes={shown} currency={after.source.currency} />
      )}
      {more === 0 ? null : (
        <Notice title={counted(more, "more change")}>
          They are too many to list. Line by line shows the bodies themselves.
        </Notice>
      )}
    </>
  );
}

function Lines({ compared: { before, after } }: { compared: Compared }) {
  const earlier = textOf(before);
  const later = textOf(after);
  return earlier === null || later === null ? (
    <Notice kind="warning" title="These two cannot be compared by lines">
      One of the bodies was not kept, was erased, or is not text.
    </Notice>
  ) : (
    <Section title="Bodies laid out in lines" flush>
      <LineDiff before={earlier} after={later} />
    </Section>
  );
}

function textOf({ body, shape }: ComparedEvent): string | null {
  const text = bodyText(body, shape);
  return text.kind === "text" ? (text.readable ?? text.raw) : null;
}
