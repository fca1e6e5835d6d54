import { z } from "zod";
import { AppError } from "#lib/errors/app-error.ts";
import { parseInput } from "#lib/errors/parse-input.ts";
import type { ApiParameter } from "./operation.ts";

/** What a call takes in its query: how it is read, and how the document tells it. */
export type RouteQuery<Value> = {
  readonly parameters: readonly ApiParameter[];
  /** @throws {AppError} `invalid_request`, naming the key at fault */
  readonly parse: (params: URLSearchParams) => Value;
};

/**
 * A query of keys that each take one value, or several where the schema is of a list. Whole
 * numbers are written in digits. Every key of the shape has a description.
 *
 * @param besides keys that somebody else reads; any other key is refused
 */
export function queryOf<Shape extends Readonly<Record<string, z.ZodType>>>(
  shape: Shape,
  besides: readonly string[] = [],
): RouteQuery<z.output<z.ZodObject<Shape>>> {
  const schema = z.strictObject(shape);
  return {
    parameters: toParameters(shape),
    parse: (params) =>
      parseInput(
        schema,
        Object.fromEntries(
          [...new Set(params.keys())]
            .filter((key) => !besides.includes(key))
            .map((key) => [key, valueOf(shape, key, params.getAll(key))]),
        ),
      ),
  };
}

/** How the document tells the keys of a query. */
export function toParameters(
  shape: Readonly<Record<string, z.ZodType>>,
): ApiParameter[] {
  return Object.entries(shape).map(([name, schema]) => {
    const { description } = schema;
    if (description === undefined)
      throw new Error(`The key ${name} of a query has no description.`);
    return { name, in: "query", description, schema: withoutDefault(schema) };
  });
}

function valueOf(
  shape: Readonly<Record<string, z.ZodType>>,
  key: string,
  values: readonly string[],
): unknown {
  const kind = Object.hasOwn(shape, key) && innermost(shape[key]);
  if (kind instanceof z.ZodArray) return values;
  const [value = "", ...more] = values;
  if (more.length > 0) {
    throw new AppError(
      "invalid_request",
      `“${key}” takes one value; several were given.`,
      { field: key },
    );
  }
  if (!(kind instanceof z.ZodNumber)) return value;
  return /^\d{1,9}$/.test(value) ? Number(value) : value;
}

/** A document tells that a key may be left out by not requiring it. */
function withoutDefault(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodExactOptional ? unwrapped(schema) : schema;
}

function innermost(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodExactOptional || schema instanceof z.ZodDefault)
    return innermost(unwrapped(schema));
  return schema;
}

function unwrapped(schema: z.ZodExactOptional | z.ZodDefault): z.ZodType {
  const inner = schema.unwrap();
  if (inner instanceof z.ZodType) return inner;
  throw new Error("A key of a query wraps what is no schema.");
}
