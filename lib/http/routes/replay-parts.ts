import { z } from "zod";
import { replayRunSchema } from "#lib/domain/replay/replay-run.ts";

/** What the calls about one replay have in common. */
export const replayParams = z.strictObject({
  id: z.string().describe("The id of a replay."),
});

export const replaySchema = replayRunSchema.meta({ id: "Replay" });

export const noReplay = { 404: "There is no such replay." };

export const notNow = {
  ...noReplay,
  409: "Its state does not allow that now.",
};
