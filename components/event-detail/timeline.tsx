import clsx from "clsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import type { EventDetail } from "#lib/domain/event/event.ts";
import { clockSteps } from "./timeline-steps.ts";
import { NotSent } from "#components/event-cards/sent-value.tsx";

/** When it happened by Voucherify's clock and ours */
export function Clocks({ event }: { event: EventDetail }) {
  return (
    <ol className="grid gap-3 border-l border-edge/40 pl-4 print:break-inside-avoid">
      {clockSteps(event).map(({ label, time, difference, ours }) => (
        <li key={label} className="relative">
          <span
            aria-hidden
            className={clsx(
              "absolute top-1.5 -left-[1.3rem] size-2 rounded-full border [print-color-adjust:exact]",
              ours ? "border-green bg-green" : "border-edge bg-sunk",
            )}
          />
          <p className="font-medium">{label}</p>
          <p className="text-xs text-ink-2">
            {time === null ? (
              <NotSent />
            ) : (
              <AbsoluteTime at={time} to="second" />
            )}
            {difference === null ? null : ` · ${difference}`}
          </p>
        </li>
      ))}
    </ol>
  );
}
