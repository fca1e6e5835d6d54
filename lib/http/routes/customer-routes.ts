import { z } from "zod";
import {
  erasureRequestSchema,
  erasureResultSchema,
} from "#lib/domain/customer/erasure.ts";
import { customerHistorySchema } from "#lib/domain/customer/customer-history.ts";
import {
  evidenceFileName,
  evidenceManifestSchema,
} from "#lib/domain/customer/evidence-manifest.ts";
import { customerQuery, evidenceQuery } from "#lib/http/api/customer-query.ts";
import { downloadAnswer } from "#lib/http/api/download-answer.ts";
import { bytesOf, jsonOf } from "#lib/http/api/route-answer.ts";
import { route } from "./route.ts";
import { eraseCustomer } from "#lib/services/customers/erase-customer.ts";
import { getCustomerEvidence } from "#lib/services/customers/get-customer-evidence.ts";
import { getCustomer } from "#lib/services/customers/get-customer.ts";
import { makeEvidenceManifest } from "#lib/services/customers/make-evidence-manifest.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";

const params = z.strictObject({
  id: z.string().describe("Voucherify's id of the customer."),
});
const failures = { 404: "No event names such a customer (to that source)." };

export const getCustomerRoute = route({
  method: "get",
  path: "/api/v1/customers/{id}",
  permission: "read",
  summary: "A customer's entries in order, with what changed between them",
  description:
    "Each entry carries the difference between its body and that of the customer's entry before, whichever segment either was of. Changes that are noise say so.",
  params,
  query: customerQuery,
  answer: jsonOf(
    customerHistorySchema.meta({ id: "CustomerHistory" }),
    "The customer.",
  ),
  failures,
  handler: async ({ context, params: { id }, query }) => {
    const { source = null, ...page } = query;
    const customer = await getCustomer(context, { id, sourceId: source });
    const key = { customerId: customer.id, sourceId: customer.source.id };
    const entries = await listCustomerEntries(context, key, page);
    return { ...customer, ...entries };
  },
});

export const getEvidenceRoute = route({
  method: "get",
  path: "/api/v1/customers/{id}/evidence",
  permission: "read_personal",
  summary: "The rows of a customer's evidence report",
  description:
    "A line of JSON for each entry, oldest first. The SHA-256 of this file is the digest that the report prints.",
  params,
  query: evidenceQuery,
  answer: bytesOf("application/octet-stream", "The rows."),
  failures,
  handler: async ({ context, params: { id }, query }) => {
    const { source = null, upTo = null } = query;
    const evidence = await getCustomerEvidence(context, {
      id,
      sourceId: source,
      upTo,
    });
    return downloadAnswer(
      new TextEncoder().encode(evidence.lines),
      evidenceFileName(evidence.digest),
    );
  },
});

export const getEvidenceManifestRoute = route({
  method: "get",
  path: "/api/v1/customers/{id}/evidence/manifest",
  permission: "read_personal",
  summary: "What proves a file of a customer's evidence report",
  description:
    "Saved beside the rows, it lets `npm run verify` check them without a network.",
  params,
  query: evidenceQuery,
  answer: jsonOf(
    evidenceManifestSchema.meta({ id: "EvidenceManifest" }),
    "The manifest.",
  ),
  failures,
  handler: ({ context, params: { id }, query }) =>
    makeEvidenceManifest(context, {
      id,
      sourceId: query.source ?? null,
      upTo: query.upTo ?? null,
    }),
});

export const eraseCustomerRoute = route({
  method: "post",
  path: "/api/v1/customers/{id}/erase",
  permission: "administer",
  summary: "Erase a customer on request, for good",
  description:
    "Takes in every event that names the id, and those of the same sources with the same merchant's id or e-mail; unless `mentions` is false, also what further events say of them, wherever a body names their e-mail, phone, id or code. They stay as dated stubs that still count; names, addresses, ids, codes and bodies are gone. Backups and files that were handed out are out of its reach.",
  params,
  body: erasureRequestSchema.meta({ id: "ErasureRequest" }),
  answer: jsonOf(
    erasureResultSchema.meta({ id: "Erasure" }),
    "How many events became stubs, and how many of them are entries.",
  ),
  failures: {
    ...failures,
    422: "It took more than a minute and was cut off: nothing is erased.",
  },
  handler: ({ context, params: { id }, body }) =>
    eraseCustomer(context, id, body),
});
