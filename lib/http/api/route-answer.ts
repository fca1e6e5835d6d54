import type { z } from "zod";

/** The same value, nothing in which can be changed: what services give is. */
type Immutable<Value> = Value extends object
  ? { readonly [Key in keyof Value]: Immutable<Value[Key]> }
  : Value;

/** How a call answers when all went well; `Value` is what its handler gives. */
export type RouteAnswer<Value> = {
  readonly status: number;
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
  /** Not part of it: it tells the type of what the handler gives. */
  readonly gives?: Value;
};

/** JSON of a schema. The handler may also give a whole response, where that needs headers of its own. */
export function jsonOf<Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  status = 200,
): RouteAnswer<Immutable<z.input<Schema>> | Response> {
  return { status, description, schema };
}

/** A file or a stream, which the handler gives as a whole response. */
export function bytesOf(
  contentType: string,
  description: string,
): RouteAnswer<Response> {
  return { status: 200, description, contentType };
}

/** Nothing but that it is done. */
export function nothing(description: string): RouteAnswer<undefined> {
  return { status: 204, description };
}
