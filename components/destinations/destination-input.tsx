import { Input } from "#components/ui/input.tsx";
import {
  type Destination,
  destinationDefaults,
} from "#lib/domain/replay/destination.ts";
import type { DestinationField } from "./destination-fields.ts";

const ranges: Partial<Record<DestinationField, readonly [number, number]>> = {
  ratePerSecond: [1, 100_000],
  connections: [1, 256],
  timeoutMs: [100, 60_000],
  approvalAbove: [0, 1_000_000_000],
};

/** The control of one field of a destination, with what it is now. Secrets and headers are never shown. */
export function DestinationInput({
  control,
  field,
  known,
}: {
  control: object;
  field: DestinationField;
  known: Destination | null;
}) {
  if (field === "headers")
    return (
      <textarea
        {...control}
        name={field}
        rows={2}
        autoComplete="off"
        className="w-full rounded-md border border-edge bg-panel px-3 py-1.5 font-mono text-xs"
      />
    );
  const range = ranges[field];
  return (
    <Input
      {...control}
      name={field}
      autoComplete="off"
      required={field === "name" || field === "url"}
      defaultValue={initialOf(field, known)}
      {...(range && { type: "number", min: range[0], max: range[1] })}
    />
  );
}

function initialOf(
  field: DestinationField,
  known: Destination | null,
): string | number {
  if (field === "headers" || field === "signingSecret") return "";
  if (field === "name" || field === "url") return known?.[field] ?? "";
  const value = (known ?? destinationDefaults)[field];
  return Array.isArray(value) ? value.join(", ") : (value ?? "");
}
