import { LinkButton } from "#components/ui/link-button.tsx";
import type { ErasureResult } from "#lib/domain/customer/erasure.ts";
import { dimensionsHref } from "#lib/url/hrefs.ts";
import { eventsAndEntries } from "./erasure-words.ts";

/** What was done, and where to go on from a page whose customer is gone. */
export function ErasedNote({ erased }: { erased: ErasureResult }) {
  return (
    <div className="grid gap-4">
      <p role="status">
        {eventsAndEntries(erased)}{" "}
        {erased.events === 1 ? "is now a dated stub" : "are now dated stubs"}.
        Within minutes the worker also takes what was erased out of the files of
        the indexes.
      </p>
      <div className="flex justify-end">
        <LinkButton href={dimensionsHref("customer")}>
          See the customers
        </LinkButton>
      </div>
    </div>
  );
}
