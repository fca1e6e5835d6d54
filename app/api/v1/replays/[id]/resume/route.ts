export { resumeReplayRoute as POST } from "#lib/http/routes/replay-routes.ts";
