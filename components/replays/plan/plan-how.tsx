import { targetWords } from "../target-words.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";

export type PlanDestination = {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly ratePerSecond: number;
};

/** Where to, how fast, and why. */
export function PlanHow({
  destinations,
  destinationId,
  onDestination,
  ratePerSecond,
  onRate,
  reason,
  onReason,
}: {
  destinations: readonly PlanDestination[];
  destinationId: string;
  onDestination: (id: string) => void;
  ratePerSecond: number;
  onRate: (rate: number) => void;
  reason: string;
  onReason: (reason: string) => void;
}) {
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 table:grid-cols-3">
        <Field label="Destination">
          {(control) => (
            <Select
              {...control}
              value={destinationId}
              onChange={(event) => {
                onDestination(event.target.value);
              }}
            >
              {destinations.map(({ id, name, host }) => (
                <option key={id} value={id}>
                  {targetWords(name, host)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Events per second">
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={100_000}
              required
              value={ratePerSecond}
              onChange={(event) => {
                const rate = Math.trunc(event.target.valueAsNumber);
                if (rate >= 1) onRate(rate);
              }}
            />
          )}
        </Field>
        <dl>
          <dt className="font-medium">Order and stop</dt>
          <dd className="text-ink-2">
            Oldest first, one customer’s events one after another. It stops when
            20 of the last 100 events fail.
          </dd>
        </dl>
      </div>
      <Field
        label="Reason"
        hint="Kept with the replay, for whoever reads it later."
      >
        {(control) => (
          <Input
            {...control}
            required
            maxLength={500}
            placeholder="CRM was down 09:04–09:51 (INC-2291)"
            value={reason}
            onChange={(event) => {
              onReason(event.target.value);
            }}
          />
        )}
      </Field>
    </div>
  );
}
