export {
  changeRetentionRoute as PATCH,
  getRetentionRoute as GET,
} from "#lib/http/routes/retention-routes.ts";
