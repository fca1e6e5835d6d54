import type { SendSummary } from "./send-deliveries.ts";

/** The summary of a run as a table of two columns. */
export function toSummaryText(summary: SendSummary): string {
  const { latency, elapsedMs } = summary;
  const seconds = elapsedMs / 1000;
  const rows: (readonly [string, string])[] = [
    ["sent", whole(summary.begun)],
    ["acknowledged", whole(summary.acknowledged)],
    ...[...summary.refused]
      .sort(([one], [other]) => one - other)
      .map(
        ([status, count]) =>
          [`refused, ${String(status)}`, whole(count)] as const,
      ),
    ...[...summary.failed].map(
      ([cause, count]) => [`failed, ${cause}`, whole(count)] as const,
    ),
    ["retried", whole(summary.retried)],
  ];
  if (summary.interrupted > 0)
    rows.push(["stopped before an end", whole(summary.interrupted)]);
  if (summary.missed > 0)
    rows.push(["NOT acknowledged, should be", whole(summary.missed)]);
  if (summary.wronglyAcknowledged > 0) {
    rows.push([
      "acknowledged, should not be",
      whole(summary.wronglyAcknowledged),
    ]);
  }
  rows.push([
    "time",
    `${seconds.toFixed(1)} s, ${whole(summary.begun / Math.max(seconds, 0.001))}/s`,
  ]);
  if (latency.count > 0) {
    rows.push(
      ["latency p50", milliseconds(latency.p50)],
      ["latency p95", milliseconds(latency.p95)],
      ["latency p99", milliseconds(latency.p99)],
      ["latency max", milliseconds(latency.max)],
    );
  }
  const width = Math.max(...rows.map(([name]) => name.length));
  const values = Math.max(...rows.map(([, value]) => value.length));
  return rows
    .map(
      ([name, value]) => `  ${name.padEnd(width)}  ${value.padStart(values)}\n`,
    )
    .join("");
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
