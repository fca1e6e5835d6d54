import { noteView } from "#lib/services/activity/note-view.ts";
import { ownId } from "#lib/domain/voucherify/own-id.ts";
import { seesPersonalData, visible } from "#lib/services/visible.ts";
import { authorize } from "#lib/services/authorize.ts";
import type { Context } from "#lib/services/context.ts";
import {
  maxOfCustomer,
  selectCustomerOverview,
  selectCustomerSources,
} from "#lib/db/customers/select-customer-overview.ts";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { parseSentJson } from "#lib/domain/json/parse-sent-json.ts";
import { toSummaryHistory } from "#lib/domain/customer/summary-history.ts";
import { AppError } from "#lib/errors/app-error.ts";

/**
 * A customer over all their entries.
 *
 * @param asked.id Voucherify's id of the customer, any text
 * @param asked.sourceId which source's, where several were sent the id; null: the one with the newest event
 * @throws {AppError} `not_found`, and as `readWithin` does
 */
export async function getCustomer(
  context: Context,
  { id, sourceId }: { readonly id: string; readonly sourceId: string | null },
): Promise<CustomerOverview> {
  authorize(context, "read");
  // As ids are stored.
  const customerId = boundedText(id, 256);
  const sources = await selectCustomerSources(
    context.access.sources,
    customerId,
  );
  const source =
    sourceId === null
      ? sources[0]
      : sources.find((one) => one.id === sourceId.toLowerCase());
  // One of another form may be what a merchant knows people by, and finding it would tell.
  const mayKnow = seesPersonalData(context) || ownId(customerId) !== null;
  if (!source || !mayKnow) {
    const where = sourceId === null ? "" : " in that source";
    throw new AppError(
      "not_found",
      `There is no customer ${boundedText(id, 60)}${where}.`,
      sourceId === null ? {} : { field: "source" },
    );
  }
  const { overview, summaries } = await selectCustomerOverview(
    context.access.sources,
    {
      customerId,
      sourceId: source.id,
    },
  );
  noteView(context, {
    action: "customer.view",
    target: { kind: "customer" },
    details: { source: source.id },
    personal: { customer: customerId },
  });
  return visible.customer(context, {
    id: customerId,
    source,
    otherSources: sources
      .filter((one) => one !== source)
      .map(({ id: otherId, name }) => ({ id: otherId, name })),
    sourceId: overview.customerSourceId,
    name: overview.name,
    email: overview.email,
    entryCount: {
      count: Math.min(overview.entries, maxOfCustomer),
      exact: overview.entries <= maxOfCustomer,
    },
    segmentCount: overview.segments,
    codeCount: overview.codes,
    promotionCount: overview.promotions,
    firstEntryAt: overview.firstEntryAt?.toISOString() ?? null,
    lastEntryAt: overview.lastEntryAt?.toISOString() ?? null,
    figures: toSummaryHistory(
      summaries.map(({ at, summary }) => ({
        at: at.toISOString(),
        summary: toSummary(summary),
      })),
    ),
  });
}

/** What stands in its place may be a text, which is no JSON. */
function toSummary(sent: string | null): unknown {
  return sent?.startsWith("{") ? parseSentJson(sent) : null;
}
