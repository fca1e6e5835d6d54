import Link from "next/link";
import { SentText } from "#components/event-words/sent-text.tsx";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";
import { activityDetail } from "./activity-words.ts";
import { targetHref } from "./target-href.ts";

/** What was acted on, leading there where there is a page of it, and what the act says of itself. */
export function ActivityTarget({ item }: { item: ActivityItem }) {
  const { target } = item;
  const name = nameOf(item);
  const href = targetHref(item);
  const detail = activityDetail(item);
  if (target === null && name === null && detail === null && !item.erasedAt)
    return null;
  return (
    <span className="wrap-anywhere">
      {target === null ? null : `${target.kind} `}
      {name === null ? null : href === null ? (
        <SentText text={name} className="font-medium" />
      ) : (
        <Link href={href} prefetch={false} className="link font-medium">
          <SentText text={name} />
        </Link>
      )}
      {item.erasedAt === null ? null : "(erased)"}
      {detail === null ? null : (
        <span className="text-ink-2">
          {target === null ? null : " · "}
          {detail}
        </span>
      )}
    </span>
  );
}

function nameOf({ target, personal }: ActivityItem): string | null {
  const { customer, reason, name } = personal ?? {};
  return (
    target?.name ??
    textOf(customer) ??
    textOf(reason) ??
    textOf(name) ??
    target?.id ??
    null
  );
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
