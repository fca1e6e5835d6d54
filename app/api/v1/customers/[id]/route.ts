import { apiRoute } from "#lib/http/api/api-route.ts";
import { parseCustomerQuery } from "#lib/http/api/customer-query.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";

export const GET = apiRoute(
  async (request, context: RouteContext<"/api/v1/customers/[id]">) => {
    const { id } = await context.params;
    const { source, order, ...page } = parseCustomerQuery(
      new URL(request.url).searchParams,
    );
    const customer = await getCustomer(id, source);
    const entries = await listCustomerEntries(
      { customerId: customer.id, sourceId: customer.source.id },
      { order, ...page },
    );
    return jsonAnswer({ ...customer, ...entries });
  },
);
