export {
  createInvitationRoute as POST,
  listInvitationsRoute as GET,
} from "#lib/http/routes/member-routes.ts";
