import Link from "next/link";
import { SentText } from "#components/event-words/sent-text.tsx";
import type { ActivityItem } from "#lib/domain/activity/activity.ts";
import { activityDetail } from "./activity-words.ts";
import { targetHref } from "./target-href.ts";

/** What was acted on, leading there where there is a page of it, and what the act says of itself. */
export function ActivityTarget({ item }: { item: ActivityItem }) {
  const { target, personal } = item;
  const customer = personal?.customer;
  const name =
    target?.name ??
    target?.id ??
    (typeof customer === "string" ? customer : null);
  const href = targetHref(item);
  const detail = activityDetail(item);
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
