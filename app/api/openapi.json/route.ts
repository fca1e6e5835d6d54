export { describeApiRoute as GET } from "#lib/http/routes/openapi-route.ts";
