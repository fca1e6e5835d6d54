import { expect, test } from "vitest";
import { readDestinationForm } from "./destination-fields.ts";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const asked = { name: "CRM", url: "https://crm.example/in", headers: "" };

test("what only an admin may say is no part of a form that does not ask for it", () => {
  const read = readDestinationForm(formOf(asked));
  expect(read).not.toHaveProperty("approvalAbove");
  expect(read).not.toHaveProperty("allowInternal");
});

test("an admin's form says both, the box that is not ticked too", () => {
  expect(
    readDestinationForm(formOf({ ...asked, approvalAbove: "500" })),
  ).toMatchObject({ approvalAbove: 500, allowInternal: false });
});
