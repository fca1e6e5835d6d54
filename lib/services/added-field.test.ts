import { beforeAll, expect, test, vi } from "vitest";
import { fieldColumns } from "#components/event-list/field-columns.ts";
import {
  listColumns,
  parseColumns,
} from "#components/event-list/list-columns.ts";
import { toEventRow } from "#components/event-list/to-event-row.ts";
import { db } from "#lib/db/connection/client.ts";
import { insertEvents } from "#lib/db/ingest/insert-events.ts";
import { newEvent, storeSource } from "#lib/db/testing/event-rows.ts";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import type { ObjectField } from "#lib/domain/field/object-fields.ts";
import { exportColumnSchema } from "#lib/domain/export/export-request.ts";
import { filterParameters } from "#lib/http/api/filter-query.ts";
import { apiRoutes } from "#lib/http/routes/api-routes.ts";
import { toOpenApiDocument } from "#lib/http/openapi/to-openapi-document.ts";
import { parseStrictEventFilter } from "#lib/url/event-filter-params.ts";
import { eraseCustomer } from "./customers/erase-customer.ts";
import { getEvent } from "./events/get-event.ts";
import { listEvents } from "./events/list-events.ts";
import { exportEvents } from "./exports/export-events.ts";
import { freezeExport } from "./exports/freeze-export.ts";
import { testContext } from "./testing/test-context.ts";

const description = "Countess";

/** One entry in the registry, as CONTRIBUTING.md walks it. */
vi.mock("#lib/domain/field/object-fields.ts", async (importActual) => {
  const { objectFields, ...actual } = await importActual<{
    objectFields: Readonly<Record<string, ObjectField>>;
  }>();
  const { filteredBy, sentText } =
    await import("#lib/domain/field/field-filter.ts");
  const { personal } = await import("#lib/domain/field/field-privacy.ts");
  const { listedAs } = await import("#lib/domain/field/list-column.ts");
  const added: ObjectField = {
    column: "customer_description",
    words: "Customer description",
    privacy: personal,
    pick: ({ customer }) => customer?.description,
    ...filteredBy({
      key: "description",
      words: "description",
      many: "descriptions",
      about: "Descriptions, as they were sent.",
      takes: sentText,
    }),
    ...listedAs("text"),
  };
  return {
    ...actual,
    objectFields: { ...objectFields, "customer.description": added },
  };
});

await useTestDatabase();

const admin = testContext();
const viewer = testContext({ role: "viewer" });
const filter = parseStrictEventFilter(
  new URLSearchParams({ description, test: "include" }),
);
let id = "";

beforeAll(async () => {
  // And one migration.
  await db()
    .$executeRaw`ALTER TABLE event ADD COLUMN customer_description varchar(256)`;
  const sourceId = await storeSource();
  const body = Buffer.from(
    JSON.stringify({
      customer: { id: "cust_Ada1815", description, object: "customer" },
      segment: { id: "seg_1", name: "New Customers", object: "segment" },
    }),
  );
  const [stored] = await insertEvents([
    newEvent({ sourceId, body, bodySize: body.length }),
    newEvent({ sourceId }),
  ]);
  id = stored?.id ?? "";
});

test("lists find it, and the API tells it", async () => {
  const { items } = await listEvents(admin, filter);
  expect(items.map((item) => item.id)).toEqual([id]);
  expect(items[0]?.customer).toMatchObject({ description });
  expect((await getEvent(admin, id)).customer).toMatchObject({ description });
});

test("lists on the screen offer it as a column, and show it where it is chosen", async () => {
  const { id: column, label } =
    fieldColumns.find(({ id }) => id === "customer.description") ?? {};
  expect(label).toBe("Customer description");
  const { items } = await listEvents(admin, filter);
  expect(
    items.map((item) => toEventRow(item, null, [column ?? ""]).fields),
  ).toEqual([{ "customer.description": description }]);
  expect(parseColumns(column, listColumns.events).shown).toContain(column);
});

test("those who may not see personal data neither see it nor ask for it", async () => {
  expect((await getEvent(viewer, id)).customer).toMatchObject({
    id: "cust_Ada1815",
    description: null,
  });
  await expect(listEvents(viewer, filter)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test.each(["csv", "ndjson"] as const)(
  "it is in an export as %s",
  async (format) => {
    const frozen = await freezeExport(admin, filter, {
      format,
      columns: exportColumnSchema.options,
      byteOrderMark: false,
      watermark: null,
    });
    const chunks: Buffer[] = [];
    for await (const part of exportEvents(admin, frozen))
      chunks.push(...part.chunks);
    const text = Buffer.concat(chunks).toString();
    expect(text).toContain("description");
    expect(text).toContain(description);
  },
);

test("the document of the API has it, and the filter that asks for it", () => {
  expect(filterParameters.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["description", "-description"]),
  );
  const document = toOpenApiDocument(
    apiRoutes.map(({ operation }) => operation),
    { version: "1", server: "http://localhost" },
  );
  expect(JSON.stringify(document.components)).toContain('"description"');
});

test("erasing the customer empties it", async () => {
  await eraseCustomer(admin, "cust_Ada1815", { reason: "Asked for it" });
  expect((await getEvent(admin, id)).customer).toBeNull();
});
