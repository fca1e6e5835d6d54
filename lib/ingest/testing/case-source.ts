import type { EventItem } from "#lib/domain/event/event.ts";
import type { EventFilter } from "#lib/domain/filter/event-filter.ts";
import {
  customer,
  distributionEnvelope,
  segment,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { listEvents } from "#lib/services/events/list-events.ts";
import { createSource } from "#lib/services/sources/create-source.ts";
import { testContext } from "#lib/services/testing/test-context.ts";
import { receiveWebhook } from "../receive-webhook.ts";

type Headers = readonly (readonly [string, string])[];

/** An address that keeps what is posted to it, and what is listed of it. */
export type CaseSource = {
  readonly id: string;
  /** JSON to be written, or exact text or bytes. @returns the id of the event */
  readonly send: (body: unknown, headers?: Headers) => Promise<string>;
  readonly list: (filter: EventFilter) => Promise<readonly EventItem[]>;
};

let sources = 0;

export async function makeCaseSource({
  projectId = null,
  secret,
}: {
  readonly projectId?: string | null;
  readonly secret?: string;
} = {}): Promise<CaseSource> {
  const context = testContext();
  sources += 1;
  const { id, key } = await createSource(context, {
    name: `Case ${String(sources)}`,
    projectId,
    ...(secret === undefined ? {} : { secret }),
  });
  return {
    id,
    send: async (body, headers = []) => {
      const bytes = Buffer.isBuffer(body)
        ? body
        : Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
      const receipt = await receiveWebhook({
        sourceKey: key,
        headers: [["content-type", "application/json"], ...headers],
        body: bytes,
        bodySize: bytes.length,
        remoteAddress: null,
      });
      if (!("id" in receipt) || receipt.id === null) {
        throw new Error(`Not kept: ${receipt.outcome}.`);
      }
      return receipt.id;
    },
    list: async (filter) =>
      (await listEvents(context, { source: [id], ...filter }, { limit: 50 }))
        .items,
  };
}

let sendouts = 0;

/** An entry of its own sendout, of whatever data. */
export function caseEntry(data: object, changes: object = {}) {
  sendouts += 1;
  return {
    ...distributionEnvelope(data),
    id: `whs_${String(sendouts).padStart(18, "f")}`,
    ...changes,
  };
}

/** An entry of a customer of one's own. */
export function namedEntry(id: string, name: string, email: string) {
  const body = caseEntry({
    customer: { ...customer, id, name, email },
    segment,
  });
  return { ...body, event: { ...body.event, entity_id: id } };
}

export function problemKinds({ problems }: Pick<EventItem, "problems">) {
  return problems.map(({ kind }) => kind);
}

/** An entry as Voucherify tells it of a time of its own. */
export function enteredAt(
  at: string,
  data: Parameters<typeof caseEntry>[0],
): ReturnType<typeof caseEntry> {
  const body = caseEntry(data, { created_at: at });
  return { ...body, event: { ...body.event, created_at: at } };
}
