import { formText } from "#components/sources/form-text.ts";
import type { Destination } from "#lib/domain/replay/destination.ts";

/** The fields of a destination that are text or numbers, in their order. */
export const destinationFields = [
  "name",
  "url",
  "signingSecret",
  "headers",
  "ratePerSecond",
  "connections",
  "timeoutMs",
  "alsoDelivered",
  "approvalAbove",
] as const;
export type DestinationField = (typeof destinationFields)[number];

type FieldWords = { readonly label: string; readonly hint?: string };

/** @param known the destination that is changed; null for a new one */
export function fieldWords(
  known: Destination | null,
): Readonly<Record<DestinationField, FieldWords>> {
  return {
    name: { label: "Name", hint: "What people call the receiving system." },
    url: { label: "Address", hint: "Where events are posted to." },
    signingSecret: {
      label: "Signing secret",
      hint: known?.hasSigningSecret
        ? "One is stored. Type another to replace it, or leave this empty."
        : "Signs as Voucherify does. Empty: the signature is kept as it came.",
    },
    headers: {
      label: "Extra headers",
      hint:
        known !== null && known.headerNames.length > 0
          ? `Kept: ${known.headerNames.join(", ")}. What is typed here replaces all of them; one per line, as name: value.`
          : "One per line, as name: value.",
    },
    ratePerSecond: { label: "Events per second" },
    connections: { label: "Requests at once" },
    timeoutMs: { label: "Time limit of a request, in ms" },
    alsoDelivered: {
      label: "Statuses that also count as delivered",
      hint: "All 2xx do. Add 409 if that is its answer to an event it already has.",
    },
    approvalAbove: {
      label: "A second person approves above",
      hint: "A number of events. Empty: never.",
    },
  };
}

/** What a form says of a destination. A secret and headers that were left empty are not part of it. */
export function readDestinationForm(form: FormData) {
  const secret = formText(form, "signingSecret");
  const headers = formText(form, "headers").trim();
  const above = formText(form, "approvalAbove").trim();
  const number = (name: DestinationField) => Number(formText(form, name));
  return {
    name: formText(form, "name"),
    url: formText(form, "url").trim(),
    ratePerSecond: number("ratePerSecond"),
    connections: number("connections"),
    timeoutMs: number("timeoutMs"),
    alsoDelivered: formText(form, "alsoDelivered")
      .split(/[\s,]+/u)
      .filter((text) => text !== "")
      .map(Number),
    inDoubtRule: formText(form, "inDoubtRule"),
    // Both are asked of an admin alone; who is none leaves them as they are.
    ...(form.has("approvalAbove") && {
      approvalAbove: above === "" ? null : Number(above),
      allowInternal: form.has("allowInternal"),
    }),
    ...(secret !== "" && { signingSecret: secret }),
    ...(headers !== "" && { headers: readHeaders(headers) }),
  };
}

/** A line without a colon is a name without a value, which is refused with its name. */
function readHeaders(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split("\n").flatMap((line) => {
      if (line.trim() === "") return [];
      const at = line.indexOf(":");
      const end = at === -1 ? line.length : at;
      return [[line.slice(0, end).trim(), line.slice(end + 1).trim()]];
    }),
  );
}

/** What of a form differs from the destination as it is: only that is asked for, since some of it is an admin's to say. */
export function changedOf(
  known: Destination,
  given: ReturnType<typeof readDestinationForm>,
): object {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([key, value]) =>
        !(key in known) ||
        JSON.stringify(known[key as keyof Destination]) !==
          JSON.stringify(value),
    ),
  );
}
