export { cancelReplayRoute as POST } from "#lib/http/routes/replay-control-routes.ts";
