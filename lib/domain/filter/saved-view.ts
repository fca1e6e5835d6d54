import { z } from "zod";
import { textLine, takesText } from "#lib/domain/text/text-line.ts";

/** How many views an installation keeps: the navigation lists them all. */
export const maxSavedViews = 100;

export const viewListSchema = z.enum(["entries", "events"], {
  error: "takes entries or events",
});
export type ViewList = z.infer<typeof viewListSchema>;

/** The search parameters of the list's address; what opens too long an address is refused by proxies. */
const viewQuerySchema = z
  .string(takesText)
  .max(6_000, "is longer than 6000 characters")
  .refine(
    (query) => query.isWellFormed() && !/\p{Cc}/u.test(query),
    "holds characters that an address cannot hold",
  );

const takesObject = "takes a JSON object";

/** A view to be kept: a name for the address of a filtered list. */
export const newSavedViewSchema = z.strictObject(
  {
    name: textLine(80),
    list: viewListSchema,
    /** As the address spells it: `segment=seg_1&from=-7d`. Empty for the whole list. */
    query: viewQuerySchema,
  },
  takesObject,
);
export type NewSavedView = z.infer<typeof newSavedViewSchema>;

export const savedViewChangeSchema = z
  .strictObject(
    {
      name: newSavedViewSchema.shape.name.exactOptional(),
      query: viewQuerySchema.exactOptional(),
      /** True makes it the start page in place of whichever is; false gives the overview its place back. */
      isStartPage: z.boolean("takes true or false").exactOptional(),
    },
    takesObject,
  )
  .refine(
    (change) => Object.keys(change).length > 0,
    "names nothing to change",
  );
export type SavedViewChange = z.infer<typeof savedViewChangeSchema>;

/** A saved view as the API answers it and the pages show it. Everyone of the installation has the same. */
export const savedViewSchema = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  list: viewListSchema,
  query: z.string(),
  /** Whether `/` leads to it; at most one does. */
  isStartPage: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
