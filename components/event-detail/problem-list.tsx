import { CircleAlert } from "lucide";
import { Badge } from "#components/ui/badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Section } from "#components/ui/section.tsx";
import Link from "next/link";
import { SentText } from "#components/event-words/sent-text.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { ProblemKind } from "#lib/domain/reading/problem.ts";
import { compareHref, entriesHref } from "#lib/url/hrefs.ts";

const severities = {
  warning: { tone: "amber", word: "Warning" },
  note: { tone: "neutral", word: "Minor" },
} as const;

type ProblemEvent = Pick<
  EventDetail,
  "id" | "problems" | "duplicateOf" | "voucher" | "outcome" | "isMasked"
>;

/** Every problem of the body, with its place in the body. */
export function ProblemList({ event }: { event: ProblemEvent }) {
  const { problems, outcome } = event;
  if (problems.length === 0) return null;
  return (
    <div id="problems" className="scroll-mt-16">
      <Section
        title="Problems"
        note={outcome === "accepted" ? "accepted despite these" : undefined}
        icon={CircleAlert}
      >
        {event.isMasked ? (
          <p>{hiddenWords(problems.length)}</p>
        ) : (
          <ul className="grid">
            {problems.map(({ kind, severity, path, message }, index) => (
              <li
                key={`${String(index)} ${path} ${kind}`}
                className="grid gap-x-3 gap-y-1 border-b border-line py-2 last:border-b-0 table:grid-cols-[4.5rem_minmax(0,1fr)]"
              >
                <span>
                  <Badge tone={severities[severity].tone}>
                    {severities[severity].word}
                  </Badge>
                </span>
                <div>
                  <p>
                    <SentText text={message} />{" "}
                    <Leads kind={kind} event={event} />
                  </p>
                  <span className="inline-flex max-w-full items-center gap-0.5 text-ink-2">
                    <code className="font-mono text-xs wrap-anywhere">
                      {path}
                    </code>
                    <CopyButton text={path} label={`path ${path}`} />
                  </span>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function hiddenWords(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "problem" : "problems"}; details are hidden for your role.`;
}

/** The way to what a problem speaks of. */
function Leads({ kind, event }: { kind: ProblemKind; event: ProblemEvent }) {
  const { id, duplicateOf, voucher } = event;
  if (kind === "repeat_differs" && duplicateOf !== null) {
    return (
      <Link
        href={compareHref(id, duplicateOf)}
        prefetch={false}
        className="link"
      >
        Compare with the first
      </Link>
    );
  }
  return kind === "code_reused" && voucher?.code ? (
    <Link
      href={entriesHref({ code: [voucher.code] })}
      prefetch={false}
      className="link"
    >
      All entries with this code
    </Link>
  ) : null;
}
