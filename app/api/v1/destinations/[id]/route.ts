export {
  changeDestinationRoute as PATCH,
  deleteDestinationRoute as DELETE,
  getDestinationRoute as GET,
} from "#lib/http/routes/destination-routes.ts";
