import { apiRoute } from "#lib/http/api-route.ts";
import { parseCustomerQuery } from "#lib/http/customer-query.ts";
import { jsonAnswer } from "#lib/http/json-answer.ts";
import { getCustomer } from "#lib/services/get-customer.ts";
import { listCustomerEntries } from "#lib/services/list-customer-entries.ts";

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
