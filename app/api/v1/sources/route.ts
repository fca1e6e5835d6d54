export {
  createSourceRoute as POST,
  listSourcesRoute as GET,
} from "#lib/http/routes/source-routes.ts";
