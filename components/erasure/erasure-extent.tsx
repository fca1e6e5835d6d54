import { counted } from "#components/event-words/count-words.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { SentText } from "#components/event-words/sent-text.tsx";
import type { ErasurePreview } from "#lib/domain/customer/erasure.ts";
import { eventsAndEntries, mentionsInWords } from "./erasure-words.ts";

/** What an erasure takes in, what goes with it, what stays, and what it cannot reach. */
export function ErasureExtent({
  name,
  counted: result,
}: {
  name: string;
  /** Null while it is counted. */
  counted: ActionResult<ErasurePreview> | null;
}) {
  return (
    <div className="grid gap-2 text-ink-2">
      <p aria-live="polite" className="text-ink">
        {result === null ? (
          "Counting, and searching every payload…"
        ) : result.ok ? (
          <Extent name={name} preview={result.value} />
        ) : (
          result.message
        )}
      </p>
      <ul className="grid list-disc gap-1 pl-5">
        <li>
          <strong>Goes for good:</strong> names, e-mails, phones, IDs, codes,
          payloads and headers; saved views that name them; their names in
          replays and in the activity.
        </li>
        <li>
          <strong>Stays:</strong> each event as a dated stub, which counts as
          before, and a commitment made of it, which proves nothing about them.
        </li>
        <li>
          <strong>Out of reach:</strong> backups, files that were exported, and
          what replays delivered elsewhere. What Voucherify sends of them from
          now on is kept again.
        </li>
      </ul>
    </div>
  );
}

function Extent({ name, preview }: { name: string; preview: ErasurePreview }) {
  const { customers, sources } = preview;
  return (
    <>
      <SentText className="font-medium" text={name} />:{" "}
      {eventsAndEntries(preview)} of {counted(sources, "source")}{" "}
      {preview.events === 1 ? "becomes a stub" : "become stubs"}.
      {customers > 1
        ? ` They name ${counted(customers, "customer ID")} of Voucherify’s, which share an e-mail or your own ID.`
        : null}{" "}
      {mentionsInWords(preview.mentions)}
    </>
  );
}
