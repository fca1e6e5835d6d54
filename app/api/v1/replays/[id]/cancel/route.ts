export { cancelReplayRoute as POST } from "#lib/http/routes/replay-routes.ts";
