import { SentText } from "#components/event-words/sent-text.tsx";
import { objectFields } from "#lib/domain/field/object-fields.ts";
import type { PayloadMapping } from "#lib/domain/reading/payload-mapping.ts";

/** A mapping as it stands: what is read where. */
export function MappedPlaces({ mapping }: { mapping: PayloadMapping }) {
  return mapping.length === 0 ? null : (
    <ul className="grid gap-1" aria-label="What is read where">
      {mapping.map(({ path, field }) => (
        <li key={path}>
          {objectFields[field].words}:{" "}
          <code className="font-mono text-xs wrap-anywhere">
            <SentText text={path} />
          </code>
        </li>
      ))}
    </ul>
  );
}
