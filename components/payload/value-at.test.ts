import { json } from "@codemirror/lang-json";
import { EditorState } from "@codemirror/state";
import { expect, it } from "vitest";
import { parsePayloadCondition } from "#lib/domain/filter/payload-condition.ts";
import { valueAt } from "./value-at.ts";

const text = `{
  "id": "whs_1",
  "data": {
    "customer": {
      "name": "it's \\"x\\": é",
      "metadata": {
        "tier": "gold", "odd.key": "a:b", "points": 12345678901234567890,
        "tags": ["first", {"deep": true}], "none": null, "list": []
      }
    }
  }
}`;

const at = (sought: string, offset = 1) => {
  const state = EditorState.create({ doc: text, extensions: [json()] });
  return valueAt(state, text.indexOf(sought) + offset);
};

it.each([
  [
    '"gold"',
    "customer.metadata.tier",
    "gold",
    "customer.metadata.tier:eq:gold",
  ],
  [
    '"tier"',
    "customer.metadata.tier",
    "gold",
    "customer.metadata.tier:eq:gold",
  ],
  ['"whs_1"', "id", "whs_1", "id:eq:whs_1"],
  [
    '"a:b"',
    'customer.metadata["odd.key"]',
    "a:b",
    'customer.metadata["odd.key"]:eq:a:b',
  ],
  [
    "12345678901234567890",
    "customer.metadata.points",
    "12345678901234567890",
    "customer.metadata.points:eq:12345678901234567890",
  ],
  [
    '"first"',
    "customer.metadata.tags[0]",
    "first",
    "customer.metadata.tags:exists",
  ],
  [
    "true",
    "customer.metadata.tags[1].deep",
    "true",
    "customer.metadata.tags.deep:exists",
  ],
  ["null", "customer.metadata.none", "null", "customer.metadata.none:eq:null"],
  ['"list"', "customer.metadata.list", "[]", "customer.metadata.list:exists"],
  [`"it's`, "customer.name", `it's "x": é`, `customer.name:eq:it's "x": é`],
])("finds the value at %s", (sought, path, value, condition) => {
  const found = at(sought);
  expect(found).toEqual({ path, text: value, condition });
  expect(parsePayloadCondition(condition)).toBeTypeOf("object");
});

it("finds none between values, nor in what is no JSON", () => {
  expect(valueAt(EditorState.create({ doc: "plain words" }), 3)).toBeNull();
  expect(at("{", 0)).toBeNull();
  expect(
    valueAt(EditorState.create({ doc: '"only"', extensions: [json()] }), 2),
  ).toBeNull();
});
