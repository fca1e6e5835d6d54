import { SentText } from "#components/event-words/sent-text.tsx";

/** A distribution by the event name that a marketer gave it, which its id does not tell; by its id where none was sent. */
export function DistributionName({
  id,
  eventName,
}: {
  id: string;
  eventName: string | null;
}) {
  return eventName === null ? (
    <code className="font-mono text-xs">{id}</code>
  ) : (
    <span title={id}>
      <SentText text={eventName} />
    </span>
  );
}
