import { requestContext } from "#lib/auth/request-context.ts";
import { apiRoute } from "#lib/http/api/api-route.ts";
import { parseEvidenceQuery } from "#lib/http/api/customer-query.ts";
import { downloadAnswer } from "#lib/http/api/download-answer.ts";
import { getCustomerEvidence } from "#lib/services/customers/get-customer-evidence.ts";

export const GET = apiRoute(
  async (request, context: RouteContext<"/api/v1/customers/[id]/evidence">) => {
    const { id } = await context.params;
    const { source, upTo } = parseEvidenceQuery(
      new URL(request.url).searchParams,
    );
    const evidence = await getCustomerEvidence(await requestContext(request), {
      id,
      sourceId: source,
      upTo,
    });
    return downloadAnswer(
      new TextEncoder().encode(evidence.lines),
      `evidence-${evidence.digest.slice(0, 12)}.ndjson`,
    );
  },
);
