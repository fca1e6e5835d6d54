"use client";

import { useEffect, useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { eventBodyHref } from "#lib/url/hrefs.ts";
import { readText } from "./read-text.ts";

/** The body of an event to be changed, and nothing else of it. */
export function EditedBody({ eventId }: { eventId: string }) {
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const left = new AbortController();
    readText(eventBodyHref(eventId), left.signal).then(setText, () => {
      if (!left.signal.aborted) setFailed(true);
    });
    return () => {
      left.abort();
    };
  }, [eventId]);
  if (failed)
    return (
      <Notice
        kind="error"
        title="The body could not be read as text, so no copy of it can be edited."
      />
    );
  return (
    <Field label="Body" hint="Only the copy is changed; the event stays.">
      {(control) => (
        <textarea
          // As it came, once that is known.
          key={text === null ? "reading" : "read"}
          {...control}
          name="body"
          rows={14}
          required
          spellCheck={false}
          disabled={text === null}
          defaultValue={text ?? "…"}
          className="w-full rounded-md border border-edge bg-panel px-3 py-1.5 font-mono text-xs"
        />
      )}
    </Field>
  );
}
