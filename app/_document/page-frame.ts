import { cookies } from "next/headers";
import { cache } from "react";
import { timeZoneCookie } from "#components/time/time-zone-cookie.ts";
import { toTimeZone } from "#lib/domain/time/time-zone.ts";

/** The zone in which this reader's pages tell times, and the one "now" of a request. */
export const pageFrame = cache(
  async (): Promise<{ readonly zone: string; readonly now: Date }> => {
    const chosen = (await cookies()).get(timeZoneCookie)?.value;
    return { zone: toTimeZone(chosen), now: new Date() };
  },
);
