"use client";

import { usePageTime } from "#components/time/zone-context.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { zoneOffset } from "#lib/domain/time/zone-clock.ts";
import type { RangeEnd } from "./range-end.ts";

/** One end of a range in the clock of the page's zone. Where the clock shows a time twice it asks which; where never, it says so. */
export function RangeEndField({
  label,
  end,
  moments,
  error,
  onChange,
}: {
  label: string;
  end: RangeEnd;
  /** The moments at which the clock shows the time. */
  moments: readonly Date[];
  error?: string | undefined;
  onChange: (end: RangeEnd) => void;
}) {
  const { zone } = usePageTime();
  const isLeftOut = end.local !== "" && moments.length === 0;
  return (
    <>
      <Field
        label={label}
        hint={`Time in ${zone}`}
        error={
          isLeftOut ? `Clocks in ${zone} went forward past this time.` : error
        }
      >
        {(control) => (
          <Input
            {...control}
            type="datetime-local"
            step={1}
            value={end.local}
            onChange={(event) => {
              onChange({ local: withSeconds(event.target.value), which: 0 });
            }}
          />
        )}
      </Field>
      {moments.length > 1 ? (
        <Select
          aria-label={`${label}: which of the two`}
          value={String(end.which)}
          onChange={(event) => {
            onChange({ ...end, which: Number(event.target.value) });
          }}
        >
          {moments.map((moment, at) => (
            <option key={moment.toISOString()} value={at}>
              {at === 0 ? "before" : "after"} the clocks went back (
              {offsetWords(moment, zone)})
            </option>
          ))}
        </Select>
      ) : null}
    </>
  );
}

/** Browsers leave the seconds out where they are 0. */
function withSeconds(local: string): string {
  return /T\d\d:\d\d$/.test(local) ? `${local}:00` : local;
}

function offsetWords(at: Date, zone: string): string {
  const minutes = zoneOffset(at.getTime(), zone) / 60_000;
  const [hours, rest] = [Math.abs(minutes) / 60, Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? "−" : "+"}${String(Math.floor(hours))}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
}
