import clsx from "clsx";
import {
  Braces,
  CircleHelp,
  CopyCheck,
  type IconNode,
  Repeat,
  ShieldAlert,
  ShieldCheck,
  TriangleAlert,
  UserRoundX,
  Zap,
} from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import Link from "next/link";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { eventHref } from "#lib/url/hrefs.ts";
import { type Verdict, eventVerdicts } from "./event-verdicts.ts";

const icons: Record<Verdict["about"], IconNode> = {
  signature: ShieldCheck,
  shape: Braces,
  erasure: UserRoundX,
  problems: TriangleAlert,
  delay: Zap,
  entry: Repeat,
  duplicate: CopyCheck,
  type: CircleHelp,
};

const tones: Record<Verdict["tone"], string> = {
  good: "text-green",
  neutral: "text-ink-3",
  warning: "text-amber",
  bad: "text-red",
};

/** What can be said of the event at a glance, in words. */
export function VerdictList({
  event,
  lastEntryAt,
}: {
  event: EventDetail;
  /** When the same customer entered the same segment before, ISO 8601; null when that is not known. */
  lastEntryAt: string | null;
}) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-ink-2">
      {eventVerdicts(event, lastEntryAt).map((verdict) => {
        const icon =
          verdict.about === "signature" && verdict.tone !== "good"
            ? ShieldAlert
            : icons[verdict.about];
        return (
          <li key={verdict.about} className="flex items-start gap-1.5">
            <Icon
              of={icon}
              className={clsx("mt-0.5 size-4 shrink-0", tones[verdict.tone])}
            />
            <VerdictWords verdict={verdict} event={event} />
          </li>
        );
      })}
    </ul>
  );
}

function VerdictWords({
  verdict,
  event,
}: {
  verdict: Verdict;
  event: EventDetail;
}) {
  if (verdict.about === "problems") {
    return (
      <Link href="#problems" className="link">
        {verdict.words}
      </Link>
    );
  }
  if (verdict.about === "duplicate" && event.duplicateOf !== null) {
    return (
      <Link
        href={eventHref(event.duplicateOf)}
        prefetch={false}
        className="link"
      >
        {verdict.words}
      </Link>
    );
  }
  return (
    <span>
      {verdict.words}
      {verdict.about === "erasure" && event.erasedAt !== null ? (
        <>
          {" "}
          on <AbsoluteTime at={event.erasedAt} to="day" />
        </>
      ) : null}
    </span>
  );
}
