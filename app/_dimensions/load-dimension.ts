import { cache } from "react";
import type { ThingDetail, ThingKind } from "#lib/domain/counts/dimension.ts";
import { getThing } from "#lib/services/dimensions/get-dimension.ts";
import { decodedParam } from "./decoded-param.ts";
import { orNotFound } from "./or-not-found.ts";

/** The thing of a page, read once for its title and its content; an unknown one shows the not-found page. */
export const loadThing = cache(
  (kind: ThingKind, id: string): Promise<ThingDetail> =>
    orNotFound(getThing(kind, decodedParam(id))),
);
