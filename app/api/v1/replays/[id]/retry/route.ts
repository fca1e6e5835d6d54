export { retryReplayRoute as POST } from "#lib/http/routes/replay-control-routes.ts";
