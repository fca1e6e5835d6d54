import { z } from "zod";

/** How every failure of the API is told. */
export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      code: z.string().describe("One of a closed set, for programs."),
      message: z.string().describe("A sentence for a person."),
      field: z.string().optional().describe("The parameter at fault."),
    }),
  })
  .meta({ id: "Error" });
