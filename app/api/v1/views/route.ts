export {
  createViewRoute as POST,
  listViewsRoute as GET,
} from "#lib/http/routes/view-routes.ts";
