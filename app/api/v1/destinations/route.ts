export {
  createDestinationRoute as POST,
  listDestinationsRoute as GET,
} from "#lib/http/routes/destination-routes.ts";
