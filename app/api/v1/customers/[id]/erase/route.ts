export { eraseCustomerRoute as POST } from "#lib/http/routes/customer-routes.ts";
