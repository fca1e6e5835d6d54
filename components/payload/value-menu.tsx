"use client";

import { Filter } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { entriesHref, eventsHref } from "#lib/url/hrefs.ts";
import type { PayloadValue } from "./value-at.ts";

/** What can be done with the value one has pointed at in a payload. */
export function ValueMenu({
  value: { path, text, condition },
  isEntry,
}: {
  value: PayloadValue;
  /** Whether the list of entries is asked, or that of all events. */
  isEntry: boolean;
}) {
  const href = isEntry ? entriesHref : eventsHref;
  return (
    <div
      role="group"
      aria-label="The value at the cursor"
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line bg-panel px-4 py-1.5 print:hidden"
    >
      <code className="max-w-full min-w-0 flex-1 basis-40 truncate font-mono text-xs">
        {path}
      </code>
      {condition === null ? null : (
        <LinkButton href={href({ payload: [condition] })}>
          <Icon of={Filter} />
          Filter by it
        </LinkButton>
      )}
      <CopyButton
        text={text}
        label="value"
        word="Copy value"
        className="px-1"
      />
      <CopyButton text={path} label="path" word="Copy path" className="px-1" />
    </div>
  );
}
