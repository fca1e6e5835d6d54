import { SentNumber } from "./sent-number.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return isJsonContainer(value) && !Array.isArray(value);
}

/** Whether a value of JSON holds others: an object or an array. */
export function isJsonContainer(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !(value instanceof SentNumber)
  );
}

/** The member of that name that the JSON text held, never an inherited one. */
export function ownMember(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The order of keys where it is not JavaScript's own, which puts keys that are whole numbers first. */
const sentOrders = new WeakMap<object, readonly string[]>();

/** Remembers in which order an object's keys were sent, for `memberKeys`. */
export function keepKeyOrder(object: object, keys: readonly string[]): void {
  sentOrders.set(object, keys);
}

/** The keys of an object, or the indexes of an array, in the order in which they were sent. */
export function memberKeys(object: object): readonly string[] {
  return sentOrders.get(object) ?? Object.keys(object);
}

/** Members by their key, in the order in which they were sent. */
export function memberEntries<T>(
  object: Readonly<Record<string, T>>,
): readonly (readonly [string, T])[] {
  return memberKeys(object).flatMap((key) => {
    const member = object[key];
    return member === undefined ? [] : [[key, member] as const];
  });
}
