import type { KeyValue } from "#components/ui/key-values.tsx";
import { number } from "#components/replays/run-words.ts";
import type { Destination } from "#lib/domain/replay/destination.ts";

const inDoubtWords: Readonly<Record<Destination["inDoubtRule"], string>> = {
  ask: "Ask a person",
  send_again: "Sent again",
  count_delivered: "Counted as delivered",
};

/** How a destination is sent to, in words. */
export function settingsInWords(destination: Destination): KeyValue[] {
  const row = (label: string, value: string) => ({ key: label, label, value });
  const { headerNames, alsoDelivered, approvalAbove } = destination;
  return [
    row("Rate", `${number(destination.ratePerSecond)} per second`),
    row("Requests at once", number(destination.connections)),
    row("Time limit", `${number(destination.timeoutMs)} ms`),
    row(
      "Signature",
      destination.hasSigningSecret
        ? "Signed with its own secret"
        : "Kept as it came",
    ),
    row(
      "Extra headers",
      headerNames.length === 0 ? "None" : headerNames.join(", "),
    ),
    row(
      "Counts as delivered",
      ["2xx", ...alsoDelivered.map(String)].join(", "),
    ),
    row("In doubt", inDoubtWords[destination.inDoubtRule]),
    row(
      "Second person approves",
      approvalAbove === null
        ? "Never"
        : `Above ${number(approvalAbove)} ${approvalAbove === 1 ? "event" : "events"}`,
    ),
    row(
      "Internal address",
      destination.allowInternal ? "Allowed by an admin" : "Refused",
    ),
  ];
}
