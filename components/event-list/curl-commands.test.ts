import { expect, it } from "vitest";
import { curlCommands } from "./curl-commands.ts";

it("downloads each body and posts its exact bytes", () => {
  const [to, first, second] = curlCommands([
    "http://localhost:3000/api/v1/events/1/body",
    "http://localhost:3000/api/v1/events/2/body",
  ]).split("\n");
  expect(to).toMatch(/^TO=/);
  expect(first).toBe(
    "curl -fsS 'http://localhost:3000/api/v1/events/1/body' | curl -sS -X POST -H 'content-type: application/json' --data-binary @- \"$TO\"",
  );
  expect(second).toContain("/events/2/body'");
});

it("leaves nothing for the shell to read", () => {
  expect(curlCommands(["http://x/'; rm -rf $HOME #"])).toContain(
    String.raw`'http://x/'\''; rm -rf $HOME #'`,
  );
});
