import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { parseCustomerQuery } from "#lib/http/api/customer-query.ts";
import { jsonAnswer } from "#lib/http/api/json-answer.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";

export const GET = apiRoute(
  async (request, { params }: RouteContext<"/api/v1/customers/[id]">) => {
    const { id } = await params;
    const context = await requestContext(request);
    const { source, order, ...page } = parseCustomerQuery(
      new URL(request.url).searchParams,
    );
    const customer = await getCustomer(context, { id, sourceId: source });
    const entries = await listCustomerEntries(
      context,
      { customerId: customer.id, sourceId: customer.source.id },
      { order, ...page },
    );
    return jsonAnswer({ ...customer, ...entries });
  },
);
