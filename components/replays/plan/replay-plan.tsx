"use client";

import { Repeat2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useEffect, useState, useTransition } from "react";
import {
  previewRunAction,
  startRunAction,
} from "#lib/actions/replay-actions.ts";
import type { ActionResult } from "#lib/actions/action-result.ts";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/section.tsx";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  defaultChoices,
  type RunChoices,
  type RunPreview,
} from "#lib/domain/replay/replay-run.ts";
import { PlanChoices } from "./plan-choices.tsx";
import { PlanContent } from "./plan-content.tsx";
import { type PlanDestination, PlanHow } from "./plan-how.tsx";
import { planOrder, requestOf } from "./plan-order.ts";
import { PlanSummary } from "./plan-summary.tsx";
import { eventsWords } from "../run-words.ts";

type PreviewResult = ActionResult<RunPreview>;

/** What an order would do. */
type CountedPlan = {
  readonly order: string;
  readonly preview: PreviewResult;
};

/** What a replay of everything that fits would do, whom it would spare, and the way to start it. */
export function ReplayPlan({
  filter,
  selection,
  destinations,
  initial,
  counted,
}: {
  filter: EventFilter;
  /** The filter in words. */
  selection: string;
  destinations: readonly PlanDestination[];
  /** The id of the destination to begin with. */
  initial: string;
  /** What the plan would do as it is shown first. */
  counted: CountedPlan;
}) {
  const [destinationId, setDestinationId] = useState(initial);
  const destination = destinations.find(({ id }) => id === destinationId);
  const [rate, setRate] = useState<number | null>(null);
  const [choices, setChoices] = useState<RunChoices>(defaultChoices);
  const [reason, setReason] = useState("");
  const [started, setStarted] = useState<ActionResult | null>(null);
  const [starting, start] = useTransition();
  const ratePerSecond = rate ?? destination?.ratePerSecond ?? 50;
  const order = planOrder({ filter, destinationId, ratePerSecond, choices });
  const preview = usePreviewOf(order, counted);
  const known = preview.ok ? preview.value : null;
  return (
    <div className="flex-1 wide:grid wide:grid-cols-[minmax(0,1fr)_19rem]">
      <form
        id="plan"
        className="mx-auto grid w-full max-w-5xl content-start gap-4 px-4 py-5 side:px-6"
        onSubmit={(event) => {
          event.preventDefault();
          start(async () => {
            setStarted(await startRunAction(requestOf(order, reason)));
          });
        }}
      >
        <header>
          <h1 className="text-xl font-semibold">
            Send {known ? eventsWords(known.counts.total) : "… events"} again to{" "}
            <bdi>{destination?.name}</bdi>
          </h1>
          <p className="text-ink-2">
            {selection} The selection is frozen when you start.
          </p>
        </header>
        <Refusal result={preview} />
        {known ? <PlanContent preview={known} /> : null}
        <Section title="Messages to check before sending" flush>
          <PlanChoices
            destination={destination?.name ?? ""}
            choices={choices}
            findings={known?.findings ?? null}
            onChange={setChoices}
          />
        </Section>
        <Section title="How">
          <PlanHow
            destinations={destinations}
            destinationId={destinationId}
            onDestination={(id) => {
              setDestinationId(id);
              setRate(null);
            }}
            ratePerSecond={ratePerSecond}
            onRate={setRate}
            reason={reason}
            onReason={setReason}
          />
        </Section>
        <Refusal result={started} />
      </form>
      <PlanSummary preview={known}>
        <StartButton preview={known} isStarting={starting} />
      </PlanSummary>
    </div>
  );
}

function StartButton({
  preview,
  isStarting,
}: {
  preview: RunPreview | null;
  isStarting: boolean;
}) {
  return (
    <Button
      type="submit"
      form="plan"
      look="primary"
      className="w-full"
      disabled={isStarting || preview === null || preview.counts.pending === 0}
    >
      <Icon of={Repeat2} />
      {preview?.needsApproval === true ? "Ask for approval" : "Start replay"}
    </Button>
  );
}

function Refusal({ result }: { result: ActionResult<unknown> | null }) {
  return result?.ok === false ? (
    <Notice kind="error" title={result.message} />
  ) : null;
}

/** What an order would do. While another is counted the last one stays. */
function usePreviewOf(order: string, first: CountedPlan): PreviewResult {
  const [counted, setCounted] = useState(first);
  useEffect(() => {
    if (counted.order === order) return undefined;
    let isPassed = false;
    const show = (preview: PreviewResult) => {
      if (!isPassed) setCounted({ order, preview });
    };
    previewRunAction(requestOf(order, "A preview")).then(show, () => {
      show({
        ok: false,
        field: null,
        message: "The events to send could not be counted.",
      });
    });
    return () => {
      isPassed = true;
    };
  }, [order, counted.order]);
  return counted.preview;
}
