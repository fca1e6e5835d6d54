import { ownId } from "#lib/domain/access/own-id.ts";
import {
  maskCustomer,
  maskCustomerEntry,
  maskSentOffer,
} from "#lib/domain/access/mask-customer.ts";
import {
  maskEventDetail,
  maskEventItem,
} from "#lib/domain/access/mask-event.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type {
  CustomerEntry,
  CustomerOverview,
  SentOffer,
} from "#lib/domain/customer/customer-history.ts";
import type { EventDetail, EventItem } from "#lib/domain/event/event.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { isPersonalKey } from "#lib/domain/filter/personal-keys.ts";
import { AppError } from "#lib/errors/app-error.ts";
import { authorize } from "./authorize.ts";
import type { Context } from "./context.ts";

type CustomerLine = {
  readonly id: string;
  readonly name: string | null;
  /** An e-mail or a merchant's id. */
  readonly detail?: string | null;
};

/** Whether personal data is shown to whoever asks. */
export function seesPersonalData({ access }: Pick<Context, "access">): boolean {
  return can(access.role, "read_personal");
}

/**
 * What each kind of result is to whoever asks. A service hands out events and customers through
 * these alone: whole to those who may see personal data, masked to the others.
 */
export const visible = {
  item: (context: Context, item: EventItem): EventItem =>
    seesPersonalData(context) ? item : maskEventItem(item),
  detail: (context: Context, event: EventDetail): EventDetail =>
    seesPersonalData(context) ? event : maskEventDetail(event),
  customer: (context: Context, customer: CustomerOverview): CustomerOverview =>
    seesPersonalData(context) ? customer : maskCustomer(customer),
  customerEntry: (context: Context, entry: CustomerEntry): CustomerEntry =>
    seesPersonalData(context) ? entry : maskCustomerEntry(entry),
  /** Customers in a list of them: masked they have no names, and those without an id of Voucherify's are left out. */
  customers: <Row extends CustomerLine>(
    context: Context,
    rows: readonly Row[],
  ): Row[] =>
    seesPersonalData(context)
      ? [...rows]
      : rows
          .filter(({ id }) => ownId(id) !== null)
          .map((row) => ({
            ...row,
            name: null,
            ...(row.detail !== undefined && { detail: null }),
          })),
  offer: (context: Context, offer: SentOffer): SentOffer =>
    seesPersonalData(context) ? offer : maskSentOffer(offer),
};

/**
 * Lets pass whoever may read what fits a filter. Who may not see personal data may not
 * ask for it either: an answer, a count or a silence would tell.
 *
 * @throws {AppError} `forbidden`, at the key that asks for personal data
 */
export function authorizeFilter(context: Context, filter: EventFilter): void {
  authorize(context, "read");
  authorizeKeys(context, Object.keys(filter));
}

/**
 * The same for the keys of an address, before anyone looks at their values.
 *
 * @throws {AppError} `forbidden`, at the key that asks for personal data
 */
export function authorizeKeys(
  context: Pick<Context, "access">,
  keys: Iterable<string>,
): void {
  if (seesPersonalData(context)) return;
  for (const key of keys) {
    if (!isPersonalKey(key)) continue;
    throw new AppError(
      "forbidden",
      `Your role may not search by “${key}”, which tells of people.`,
      { field: key },
    );
  }
}

/** Whether the query of an address, such as a saved view's, names nothing that this actor may not search by. */
export function mayReadQuery(
  context: Pick<Context, "access">,
  query: string,
): boolean {
  return (
    seesPersonalData(context) ||
    ![...new URLSearchParams(query).keys()].some(isPersonalKey)
  );
}
