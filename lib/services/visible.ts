import { ownId } from "#lib/domain/voucherify/own-id.ts";
import {
  maskCustomer,
  maskCustomerEntry,
  maskSentOffer,
} from "#lib/domain/access/mask-customer.ts";
import {
  maskEventDetail,
  maskEventItem,
} from "#lib/domain/access/mask-event.ts";
import { can, type Permission } from "#lib/domain/access/permissions.ts";
import type {
  CustomerEntry,
  CustomerOverview,
  SentOffer,
} from "#lib/domain/customer/customer-history.ts";
import type { EventDetail, EventItem } from "#lib/domain/event/event.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import { isPersonal } from "#lib/domain/filter/personal-keys.ts";
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
  /** Segments, campaigns and the like: masked, those without an id of Voucherify's are left out, since a payload's designer chose what stands there. */
  things: <Row extends { readonly id: string | null }>(
    context: Context,
    rows: readonly Row[],
  ): readonly Row[] =>
    seesPersonalData(context)
      ? rows
      : rows.filter(({ id }) => ownId(id) !== null),
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
  authorizeKeys(context, Object.entries(filter));
}

/** What one must be allowed to do to read what fits a filter: the page of whoever may not says so. */
export function permissionOf(filter: EventFilter): Permission {
  return Object.entries(filter).some((one) => isPersonal(...one))
    ? "read_personal"
    : "read";
}

/**
 * The same for keys with their values, before anyone looks whether they fit.
 *
 * @throws {AppError} `forbidden`, at the key that asks for personal data
 */
export function authorizeKeys(
  context: Pick<Context, "access">,
  asked: Iterable<readonly [key: string, value: unknown]>,
): void {
  if (seesPersonalData(context)) return;
  for (const [key, value] of asked) {
    if (!isPersonal(key, value)) continue;
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
    ![...new URLSearchParams(query)].some((one) => isPersonal(...one))
  );
}
