export { revokeInvitationRoute as DELETE } from "#lib/http/routes/member-routes.ts";
