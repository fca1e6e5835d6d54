export {
  deleteEventRoute as DELETE,
  getEventRoute as GET,
} from "#lib/http/routes/event-routes.ts";
