export {
  listReplaysRoute as GET,
  startReplayRoute as POST,
} from "#lib/http/routes/replay-routes.ts";
