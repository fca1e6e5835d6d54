import { expect, it } from "vitest";
import { SentJson } from "#lib/domain/json/sent-json.ts";
import { jsonAnswer } from "./json-answer.ts";

it("writes what was sent to the letter", async () => {
  const sent =
    '{"2":9007199254740993,"1":1e400,"a":12345678901234567890.10,"$&":"$1"}';
  const answer = jsonAnswer({ id: 1, payload: new SentJson(sent), more: true });
  expect(await answer.text()).toBe(`{"id":1,"payload":${sent},"more":true}`);
});
