import type { z } from "zod";

/** One parameter of an operation. A list is given by repeating the key. */
export type ApiParameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly description: string;
  readonly schema: z.ZodType;
};

/** What an operation answers: JSON of a schema, or a body of another type. */
export type ApiAnswer = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly contentType?: string;
};

/** One call of the API, described with the very schemas that its handler parses and answers with. */
export type ApiOperation = {
  readonly method: "get" | "post" | "patch" | "delete";
  /** With its parameters in braces: `/api/v1/events/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly body?: z.ZodType;
  readonly answers: Readonly<Record<number, ApiAnswer>>;
};
