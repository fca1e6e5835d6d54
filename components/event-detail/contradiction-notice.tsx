import { Notice } from "#components/ui/notice.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { purposeRules } from "#lib/domain/reading/read-purpose.ts";

/** Why the objects that came fit no purpose, in the words of the reading. */
export function ContradictionNotice({
  problems,
  rule,
}: {
  problems: EventDetail["problems"];
  /** The rule that decided; one of an older reading may be known no more. */
  rule: string | null;
}) {
  const sentences = new Map<string | null, string>(
    Object.entries(purposeRules).map(([id, { sentence }]) => [id, sentence]),
  );
  return (
    <Notice
      kind="warning"
      title={
        sentences.get(rule) ?? purposeRules.objects_fit_no_purpose.sentence
      }
    >
      {problems
        .filter(({ kind }) => kind === "contradiction")
        .map(({ message }) => message)
        // Where details are hidden, every message is the same.
        .filter((message, index, all) => all.indexOf(message) === index)
        .map((message) => (
          <p key={message}>{message}</p>
        ))}
    </Notice>
  );
}
