import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { watermarkSchema } from "#lib/domain/export/watermark.ts";
import { parseEventFilter } from "#lib/url/event-filter-params.ts";

export type AuditRequest = {
  readonly filter: EventFilter;
  /** Null: what is stored now. */
  readonly watermark: string | null;
  /** What the address asked for and could not be understood, as sentences. */
  readonly notices: readonly string[];
};

/** What the address of an audit report asks for. It never fails: what is wrong is left out and told. */
export function parseAuditRequest(
  query: Readonly<Record<string, string | string[] | undefined>>,
): AuditRequest {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([key, value = []]) =>
      [value].flat().map((one) => [key, one]),
    ),
  );
  const { filter, notices } = parseEventFilter(params, ["watermark"]);
  const watermark = watermarkSchema
    .nullable()
    .safeParse(params.get("watermark"));
  if (watermark.success) {
    return {
      filter,
      watermark: watermark.data,
      notices,
    };
  }
  const notice =
    "“watermark” is not one of an earlier report: this report is of what is stored now.";
  return { filter, watermark: null, notices: [...notices, notice] };
}
