import type { z } from "zod";
import type { Permission } from "#lib/domain/access/permissions.ts";

/** One parameter of a call. A list is given by repeating the key. */
export type ApiParameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: z.ZodType;
};

/** What a call answers: JSON of a schema, a body of another type, or nothing. */
export type ApiAnswer = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
};

/** One call of the API, as its document tells it: made of the declaration that the call itself obeys. */
export type ApiOperation = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** With its parameters in braces: `/api/v1/events/{id}`. */
  readonly path: string;
  /** What one must be allowed to do; null: anyone may call it. */
  readonly permission: Permission | null;
  readonly summary: string;
  readonly description?: string | undefined;
  readonly parameters: readonly ApiParameter[];
  readonly body?: z.ZodType | undefined;
  readonly answers: Readonly<Record<number, ApiAnswer>>;
};
