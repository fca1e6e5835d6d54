import { Gauge, Registry } from "prom-client";
import { selectMetrics } from "#lib/db/health/select-metrics.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import { findUnreadyReason } from "./find-unready-reason.ts";

export type Metrics = {
  readonly contentType: string;
  readonly text: string;
};

/**
 * What a Prometheus server reads, in its text format: stored events by what became of them, the newest
 * one's age as a time, and whether webhooks can be stored. Only sources within the access are counted.
 * Numbers are of what is stored, so they fall when a month is dropped: gauges, not counters.
 *
 * Format: https://prometheus.io/docs/instrumenting/exposition_formats/
 * @throws {AppError} `forbidden`, and `unavailable` while Postgres is
 */
export async function getMetrics(context: Context): Promise<Metrics> {
  authorize(context, "read_activity");
  const [{ events, state }, unready] = await Promise.all([
    selectMetrics(context.access.sources),
    findUnreadyReason(),
  ]);
  const registry = new Registry();
  const stored = new Gauge({
    name: "segment_inspector_events",
    help: "Events stored, by what became of them.",
    labelNames: ["outcome", "signature", "entry", "test"],
    registers: [registry],
  });
  for (const { outcome, signature, isEntry, isTest, events: count } of events)
    stored.set(
      { outcome, signature, entry: String(isEntry), test: String(isTest) },
      count,
    );
  const gauge = (name: string, help: string, value: number) => {
    new Gauge({
      name: `segment_inspector_${name}`,
      help,
      registers: [registry],
    }).set(value);
  };
  if (state.newestAt)
    gauge(
      "newest_event_timestamp_seconds",
      "When the newest event was received.",
      state.newestAt.getTime() / 1_000,
    );
  gauge(
    "ready",
    "1 when webhooks can be stored, else 0.",
    unready === null ? 1 : 0,
  );
  gauge(
    "unfolded_rollup_deltas",
    "Counts that the worker has not folded yet.",
    state.unfoldedDeltas,
  );
  gauge(
    "database_size_bytes",
    "Size of the database on disk.",
    state.databaseBytes,
  );
  return { contentType: registry.contentType, text: await registry.metrics() };
}
