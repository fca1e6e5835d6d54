import { z } from "zod";
import { Prisma } from "#lib/db/generated/client.ts";
import { storedMappingSchema } from "#lib/domain/reading/payload-mapping.ts";

const { sql } = Prisma;

/** What an event is read by that is known of its source, as it is when the event is selected. */
export const knownOfSource = {
  projectId: z.string().nullable(),
  payloadMapping: storedMappingSchema,
  /** Another one when what is known is. */
  sourceMark: z.string(),
};

/** The mark of a row `s` of `source`. */
export const sourceMark = sql`md5(concat(s.payload_mapping, s.project_id))`;

/** The columns of `knownOfSource`, of a row `s` of `source`. */
export const knownOfSourceColumns = sql`
  s.project_id AS "projectId", s.payload_mapping AS "payloadMapping", ${sourceMark} AS "sourceMark"`;
