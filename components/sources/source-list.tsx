import Link from "next/link";
import { Badge } from "#components/ui/badge.tsx";
import type { VisibleSource } from "#lib/domain/source/source.ts";
import { sourceHref } from "#lib/url/hrefs.ts";
import { SecretBadge } from "./secret-badge.tsx";
import { SourceActivity } from "./source-activity.tsx";
import { WebhookAddress } from "./webhook-address.tsx";

/** Sources in use: each with its address, whether it is guarded, and what came. */
export function SourceList({ sources }: { sources: readonly VisibleSource[] }) {
  return (
    <ul className="grid gap-3">
      {sources.map((source) => (
        <li
          key={source.id}
          className="grid gap-3 rounded-lg border border-line bg-panel p-4"
        >
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h2 className="text-md font-semibold">
              <Link
                href={sourceHref(source.id)}
                className="underline-offset-3 hover:underline"
              >
                {source.name}
              </Link>
            </h2>
            {source.webhookUrl === null ? null : (
              <SecretBadge secrets={source.secrets.length} />
            )}
            {source.currency ? <Badge>{source.currency}</Badge> : null}
            {source.projectId ? (
              <span className="font-mono text-xs text-ink-3">
                {source.projectId}
              </span>
            ) : null}
          </div>
          {source.webhookUrl === null ? null : (
            <WebhookAddress url={source.webhookUrl} of={source.name} />
          )}
          <SourceActivity source={source} />
        </li>
      ))}
    </ul>
  );
}
