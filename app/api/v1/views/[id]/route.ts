export {
  deleteViewRoute as DELETE,
  updateViewRoute as PATCH,
} from "#lib/http/routes/view-routes.ts";
