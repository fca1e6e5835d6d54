"use client";

import { ListChecks, ListFilter, Repeat2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { counted } from "#components/event-words/count-words.ts";
import { Button } from "#components/ui/button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { eventsHref } from "#lib/url/hrefs.ts";
import { newReplayHref } from "#lib/url/replay-hrefs.ts";
import type { Count } from "#lib/domain/counts/facets.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { useActionForm } from "./use-action-form.ts";

type Reverified = {
  readonly checked: number;
  readonly valid: number;
  readonly accepted: number;
  /** What finds exactly those that were accepted; null where none was. */
  readonly acceptedFilter: EventFilter | null;
};

/** Checks a source's rejected events against its secrets as they are now: first it says how many verify, then it accepts them. */
export function ReverifySource({
  rejected,
  reverify,
}: {
  /** The events that would be checked; null where they were not counted. */
  rejected: Count | null;
  reverify: (dryRun: boolean) => Promise<ActionResult<Reverified>>;
}) {
  const check = useActionForm(() => reverify(true));
  const accept = useActionForm(() => reverify(false));
  const found = check.result?.ok ? check.result.value : null;
  const done = accept.result?.ok ? accept.result.value : null;
  const rejection =
    refusalAt(check.result, null) ?? refusalAt(accept.result, null);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <form onSubmit={check.onSubmit}>
        <Button type="submit" disabled={check.pending || accept.pending}>
          <Icon of={ListChecks} />
          {check.pending ? "Checking…" : `Re-verify ${rejectedWords(rejected)}`}
        </Button>
      </form>
      {found !== null && found.valid > 0 && done === null ? (
        <form onSubmit={accept.onSubmit}>
          <Button type="submit" look="primary" disabled={accept.pending}>
            {accept.pending
              ? "Accepting…"
              : `Accept ${counted(found.valid, "event")}`}
          </Button>
        </form>
      ) : null}
      <p role="status" className="text-ink-2">
        {done === null ? foundWords(found) : doneWords(done)}
      </p>
      <AcceptedLinks done={done} />
      {rejection ? (
        <p role="alert" className="text-red">
          {rejection}
        </p>
      ) : null}
    </div>
  );
}

/** What can be done with those that were accepted. */
function AcceptedLinks({ done }: { done: Reverified | null }) {
  const filter = done?.acceptedFilter ?? null;
  return filter === null ? null : (
    <>
      <LinkButton href={newReplayHref(filter)} look="primary">
        <Icon of={Repeat2} />
        Replay exactly these
      </LinkButton>
      <LinkButton href={eventsHref(filter)}>
        <Icon of={ListFilter} />
        List them
      </LinkButton>
    </>
  );
}

function rejectedWords(rejected: Count | null): string {
  return rejected === null
    ? "rejected events"
    : counted(rejected, "rejected event");
}

function foundWords(found: Reverified | null): string | null {
  return (
    found &&
    `${found.valid.toLocaleString("en")} of ${found.checked.toLocaleString("en")} verify with the secrets as they are now.`
  );
}

function doneWords({ accepted, valid }: Reverified): string {
  const repeats = valid - accepted;
  return `${counted(accepted, "event was", "events were")} accepted, with the time of receipt kept${
    repeats > 0
      ? `; ${counted(repeats, "repeats", "repeat")} what was accepted already`
      : ""
  }.`;
}
