"use client";

import { Trash2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useRouter } from "next/navigation";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { ConfirmButton } from "#components/sources/confirm-button.tsx";
import { entriesHref } from "#lib/url/hrefs.ts";

/** Takes a test away, and goes to the list of tests. */
export function DeleteTestEvent({
  deleteEvent,
}: {
  deleteEvent: () => Promise<ActionResult>;
}) {
  const router = useRouter();
  return (
    <ConfirmButton
      label={
        <>
          <Icon of={Trash2} />
          <span className="max-table:sr-only">Delete test</span>
        </>
      }
      title="Delete this test event?"
      confirm="Delete"
      action={async () => {
        const result = await deleteEvent();
        if (result.ok) router.push(entriesHref({ test: "include" }));
        return result;
      }}
    >
      <p>This cannot be undone. No count or report without tests changes.</p>
    </ConfirmButton>
  );
}
