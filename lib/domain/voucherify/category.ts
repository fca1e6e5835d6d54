import { z } from "zod";
import { number, oneOf, text, time } from "./field.ts";

export const categoriesSchema = z
  .array(
    z
      .looseObject({
        id: text,
        name: text,
        hierarchy: number,
        stacking_rules_type: oneOf("JOINT", "EXCLUSIVE"),
        created_at: time,
        updated_at: time,
        object: oneOf("category"),
      })
      .nullish(),
  )
  .nullish();
