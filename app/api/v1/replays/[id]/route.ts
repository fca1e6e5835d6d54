export {
  changeReplayRoute as PATCH,
  getReplayRoute as GET,
} from "#lib/http/routes/replay-routes.ts";
