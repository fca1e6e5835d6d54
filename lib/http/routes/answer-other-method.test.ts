import { expect, test } from "vitest";
import { answerOtherMethod } from "./answer-other-method.ts";

test.each([
  ["/api/v1/events", "GET, HEAD"],
  ["/api/v1/events/0199f0c0-0000-7000-8000-000000000000", "DELETE, GET, HEAD"],
  ["/api/v1/tokens", "GET, HEAD, POST"],
])("a wrong method on %s is told the right ones", async (path, allow) => {
  const answer = answerOtherMethod(path);
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")?.split(", ").sort().join(", ")).toBe(
    allow,
  );
  expect(await answer.text()).toMatch(
    /^\{"error":\{"code":"method_not_allowed","message":"This address takes /,
  );
});
