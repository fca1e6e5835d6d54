import { pageContext } from "#lib/auth/page-context.ts";
import { cache } from "react";
import { z } from "zod";
import { orNotFound } from "#app/_document/or-not-found.ts";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";

type Param = string | string[] | undefined;

/** The source that an address asks for; null where it asks for none, or for what can be no source. */
export function toSourceId(param: Param): string | null {
  const parsed = z.uuid().safeParse(param);
  return parsed.success ? parsed.data : null;
}

/** The customer of the page, read once for its title and its content; an unknown one shows the not-found page. */
export const loadCustomer = cache(
  async (id: string, sourceId: string | null): Promise<CustomerOverview> =>
    orNotFound(getCustomer(await pageContext(), { id, sourceId })),
);
