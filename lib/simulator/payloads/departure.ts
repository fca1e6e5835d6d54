import type { ProblemKind } from "#lib/domain/reading/problem.ts";
import type { EntryData } from "./entry.ts";
import type { JsonObject } from "./json-object.ts";
import type { Prng } from "#lib/simulator/prng.ts";

/** One way to leave the documented schema. None touches what tells who, where and what. */
type Departure = {
  readonly depart: (data: EntryData) => JsonObject;
  /** The problem that a reading must find; null where nothing needs saying. */
  readonly problem: ProblemKind | null;
};

const departures: readonly Departure[] = [
  {
    problem: "number_as_text",
    depart: (data) => {
      const { orders } = data.customer.summary;
      const asText = Object.fromEntries(
        Object.entries(orders).map(([key, value]) => [
          key,
          typeof value === "number" ? String(value) : value,
        ]),
      );
      return onCustomer(data, {
        summary: { ...data.customer.summary, orders: asText },
      });
    },
  },
  {
    problem: "unexpected_type",
    depart: (data) =>
      onCustomer(data, { address: "12 Harbour Street, upstairs" }),
  },
  {
    problem: "unexpected_type",
    depart: (data) =>
      onCustomer(data, { loyalty: ["none"], phone: 35315550142 }),
  },
  {
    problem: "bad_time",
    depart: (data) =>
      onCustomer(data, { created_at: "the day before yesterday" }),
  },
  {
    problem: null,
    depart: (data) =>
      onCustomer(data, {
        address: null,
        loyalty: null,
        referrals: null,
        updated_at: null,
      }),
  },
  {
    problem: null,
    depart: (data) => ({
      ...onCustomer(data, { propensity: { model: "v7", score: 0.8125 } }),
      experiment: { name: "subject-line", arm: "B" },
    }),
  },
];

/** The same entry, departed from the schema in one of several ways. */
export function makeDeparture(
  data: EntryData,
  prng: Prng,
): { readonly data: JsonObject; readonly problems: readonly ProblemKind[] } {
  const { depart, problem } = prng.pick(departures);
  return { data: depart(data), problems: problem ? [problem] : [] };
}

function onCustomer(data: EntryData, change: JsonObject): EntryData {
  return { ...data, customer: { ...data.customer, ...change } };
}
