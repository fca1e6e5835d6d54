import { SentText } from "#components/event-words/sent-text.tsx";
import { countWords } from "#components/event-words/count-words.ts";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { DimensionDetail } from "#lib/domain/counts/dimension.ts";

/** The names that a thing had, the newest first. */
export function KnownNames({
  thing: { kind, names, sampled },
}: {
  thing: DimensionDetail;
}) {
  const many = kind === "distribution" ? "Event names" : "Names";
  return (
    <Section
      title={many}
      note={
        sampled.exact
          ? undefined
          : `of the newest ${countWords({ ...sampled, exact: true })} entries, and the first`
      }
    >
      {names.length === 0 ? (
        <p className="text-ink-2">No name has been sent.</p>
      ) : (
        <ol>
          {names.map(({ name, firstSeenAt, lastSeenAt }) => (
            <li
              key={name}
              className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-1.5 last:border-b-0"
            >
              <SentText
                className="font-medium"
                text={name === "" ? "(empty)" : name}
              />
              <span className="flex gap-x-3 text-ink-2">
                <span>
                  first <RelativeTime at={firstSeenAt} />
                </span>
                <span>
                  last <RelativeTime at={lastSeenAt} />
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
