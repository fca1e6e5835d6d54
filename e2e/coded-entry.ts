import {
  customer,
  publication,
  segment,
  uniqueCode,
  voucher,
} from "#lib/domain/voucherify/sample-bodies.ts";
import type { JsonObject } from "#lib/domain/json/json-value.ts";
import { entry } from "./bodies.ts";

export const HOUR = 3_600_000;
export const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * HOUR).toISOString();

/** Noon of yesterday in Warsaw, where the tests read. */
function yesterday(): string {
  const day = new Intl.DateTimeFormat("en-CA", {
    timeZone: "Europe/Warsaw",
  }).format(Date.now() - 24 * HOUR);
  return `${day}T11:00:00.000Z`;
}

/** Someone enters a segment and is assigned a code of their own. */
export function coded(
  name: string,
  {
    segmentName = "VIP",
    at = yesterday(),
    until = null,
  }: {
    segmentName?: string;
    at?: string;
    until?: string | null;
  } = {},
): JsonObject {
  const id = `cust_${name.toLowerCase().replaceAll(/\W/g, "")}`;
  const body = entry({
    ...uniqueCode,
    customer: { ...customer, id, name, source_id: `crm-${name}` },
    segment: {
      ...segment,
      id: `seg_${segmentName.toLowerCase()}`,
      name: segmentName,
    },
    voucher: {
      ...voucher,
      id: `v_${id}`,
      code: `CODE-${name.toUpperCase().replaceAll(/\W/g, "")}`,
      holder_id: id,
      expiration_date: until,
    },
    publication: {
      ...publication,
      id: `pub_${id}`,
      customer_id: id,
      tracking_id: `crm-${name}`,
      vouchers_id: [`v_${id}`],
      customer: { id, summary: null, object: "customer" },
    },
  });
  return {
    ...body,
    event: {
      ...(body.event as JsonObject),
      created_at: at,
      entity_id: id,
    },
  };
}
