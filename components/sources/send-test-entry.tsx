"use client";

import { Send } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { eventHref } from "#lib/url/hrefs.ts";
import { type ActionResult, refusalAt } from "#lib/actions/action-result.ts";
import { useActionForm } from "./use-action-form.ts";

/** Sends one invented entry through the real webhook address, and leads to the event that it became. */
export function SendTestEntry({
  sendTestEntry,
  opens,
}: {
  /** Answers the id of the event. */
  sendTestEntry: () => Promise<ActionResult<string>>;
  /** Where the entry is then seen, which lists of real entries leave out; without it the page stays. */
  opens?: Route;
}) {
  const router = useRouter();
  const { result, pending, onSubmit } = useActionForm(
    () => sendTestEntry(),
    () => {
      if (opens !== undefined) router.push(opens);
    },
  );
  const refusal = refusalAt(result, null);
  return (
    <form
      onSubmit={onSubmit}
      className="flex flex-wrap items-center gap-x-3 gap-y-2"
    >
      <Button type="submit" disabled={pending}>
        <Icon of={Send} />
        {pending ? "Sending…" : "Send a test entry"}
      </Button>
      <span role="status">
        {result?.ok && !pending ? (
          <>
            Received.{" "}
            <Link
              href={eventHref(result.value)}
              prefetch={false}
              className="link"
            >
              See the entry
            </Link>
          </>
        ) : null}
      </span>
      {refusal ? (
        <p role="alert" className="text-red">
          {refusal}
        </p>
      ) : null}
    </form>
  );
}
