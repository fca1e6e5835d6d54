"use client";

import type { Route } from "next";
import Form from "next/form";
import { useState } from "react";
import { usePageTime } from "#components/time/zone-context.tsx";
import { Button } from "#components/ui/button.tsx";
import { KeptFields } from "./kept-fields.tsx";
import { type GivenEnd, readRangeEnd, toRangeEnd } from "./range-end.ts";
import { RangeEndField } from "./range-end-field.tsx";

type End = { readonly spelled: string | undefined; readonly at: string | null };

/** A range typed in the page's zone. An end that is not touched stays in the address as it is spelled there. */
export function CustomRange({
  action,
  kept,
  names: [fromName, toName],
  from,
  to,
}: {
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
  /** What the address calls the two ends. */
  names: readonly [string, string];
  /** How the address spells each end, and the moment that it stands for, ISO 8601. */
  from: End;
  to: End;
}) {
  const { zone } = usePageTime();
  const [givenFrom, givenTo] = [toGiven(from), toGiven(to)];
  const [start, setStart] = useState(() => toRangeEnd(givenFrom, zone));
  const [end, setEnd] = useState(() => toRangeEnd(givenTo, zone));
  const first = readRangeEnd(start, givenFrom, zone);
  const last = readRangeEnd(end, givenTo, zone);
  const begins = first.moments[Math.min(start.which, first.moments.length - 1)];
  const ends = last.moments[Math.min(end.which, last.moments.length - 1)];
  const isBackwards =
    begins !== undefined && ends !== undefined && ends <= begins;
  const isWrong =
    isBackwards || first.spelled === null || last.spelled === null;
  return (
    <Form
      action={action}
      scroll={false}
      className="mt-1 grid gap-2 border-t border-line p-2 pt-3"
    >
      <KeptFields kept={kept} />
      <HiddenEnd name={fromName} spelled={first.spelled} />
      <HiddenEnd name={toName} spelled={last.spelled} />
      <RangeEndField
        label="From"
        end={start}
        moments={first.moments}
        onChange={setStart}
      />
      <RangeEndField
        label="To"
        end={end}
        moments={last.moments}
        error={isBackwards ? "The end must be after the start." : undefined}
        onChange={setEnd}
      />
      <Button
        type="submit"
        disabled={isWrong || (start.local === "" && end.local === "")}
      >
        Apply
      </Button>
    </Form>
  );
}

function toGiven({ spelled, at }: End): GivenEnd {
  return { spelled, at: at === null ? null : new Date(at) };
}

/** One end of the range as the address takes it; an open end is left out of the address. */
function HiddenEnd({
  name,
  spelled,
}: {
  name: string;
  spelled: string | null;
}) {
  return spelled ? <input type="hidden" name={name} value={spelled} /> : null;
}
