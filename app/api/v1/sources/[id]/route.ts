export {
  getSourceRoute as GET,
  updateSourceRoute as PATCH,
} from "#lib/http/routes/source-routes.ts";
