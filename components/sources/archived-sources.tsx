import Link from "next/link";
import { RelativeTime } from "#components/time/relative-time.tsx";
import { Section } from "#components/ui/section.tsx";
import type { VisibleSource } from "#lib/domain/source/source.ts";
import { sourceHref } from "#lib/url/hrefs.ts";

/** Sources out of use. What they received stays in every list. */
export function ArchivedSources({
  sources,
}: {
  sources: readonly VisibleSource[];
}) {
  if (sources.length === 0) return null;
  return (
    <Section
      title="Archived"
      note="their addresses answer 404; what they received is kept"
    >
      <ul>
        {sources.map(({ id, name, archivedAt }) => (
          <li
            key={id}
            className="flex items-baseline justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
          >
            <Link href={sourceHref(id)} className="link">
              {name}
            </Link>
            <span className="text-ink-3">
              {archivedAt ? <RelativeTime at={archivedAt} align="end" /> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
