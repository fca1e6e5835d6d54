import Link from "next/link";
import { ChangeRow } from "#components/compare/change-row.tsx";
import { counted } from "#components/event-words/count-words.ts";
import type {
  CustomerEntry,
  NotCompared,
} from "#lib/domain/customer/customer-history.ts";
import { compareHref } from "#lib/url/hrefs.ts";
import { tellingChanges } from "./telling-changes.ts";

const reasons: Record<Exclude<NotCompared, "first_entry">, string> = {
  body_not_kept:
    "What changed is unknown: one of the two bodies was not kept or was erased.",
  body_not_json:
    "What changed is unknown: one of the two bodies holds no JSON.",
  body_too_large: "Too large to be compared here.",
};

/** What changed since the customer's entry before, in a marketer's words. */
export function EntryChanges({ entry }: { entry: CustomerEntry }) {
  const { difference, notCompared, previousEntryId } = entry;
  if (previousEntryId === null) return null;
  const whole = (
    <Link
      href={compareHref(entry.id, previousEntryId)}
      prefetch={false}
      className="link"
    >
      full difference
    </Link>
  );
  if (difference === null) {
    const reason =
      notCompared === null || notCompared === "first_entry"
        ? null
        : reasons[notCompared];
    return (
      <p className="text-xs text-ink-2">
        {reason}
        {notCompared === "body_too_large" ? <> See the {whole}.</> : null}
      </p>
    );
  }
  const { shown, others, noise } = tellingChanges(difference);
  const rest = restWords(shown.length, others, noise);
  return (
    <div className="max-w-xl rounded-lg border border-line bg-panel px-3 py-2">
      {shown.length === 0 ? null : (
        <dl>
          {shown.map((change) => (
            <ChangeRow
              key={change.path}
              change={change}
              currency={entry.source.currency}
            />
          ))}
        </dl>
      )}
      <p className="text-xs text-ink-2">
        {rest} · {whole}
      </p>
    </div>
  );
}

function restWords(shown: number, others: number, noise: number): string {
  const told =
    others === 0
      ? shown === 0
        ? "Nothing about the customer changed"
        : "Nothing else changed"
      : shown === 0
        ? `${counted(others, "change")} in what was sent, none in the customer's figures`
        : counted(others, "other change");
  return noise === 0
    ? told
    : `${told}, ${counted(noise, "technical change")} hidden`;
}
