export {
  createTokenRoute as POST,
  listTokensRoute as GET,
} from "#lib/http/routes/token-routes.ts";
