export { retryReplayRoute as POST } from "#lib/http/routes/replay-routes.ts";
