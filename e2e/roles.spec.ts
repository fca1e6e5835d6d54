import { can, type Permission } from "#lib/domain/access/permissions.ts";
import { roles } from "#lib/domain/access/role.ts";
import {
  customer,
  plainMessage,
  segment,
  uniqueCode,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { findPages } from "#lib/runtime/testing/found-addresses.ts";
import { entry } from "./bodies.ts";
import { addMember } from "./member.ts";
import { expect, test } from "./test.ts";

/** What one must be allowed to do to see each page. A page that is not here fails the test: decide, and write it here. */
const needed: Readonly<Record<string, Permission | null>> = {
  "/": "read",
  "/activity": "read_activity",
  "/audit": "read_personal",
  "/campaigns": "read",
  "/campaigns/[id]": "read",
  "/customers": "read",
  "/customers/[id]": "read",
  "/customers/[id]/evidence": "read_personal",
  "/distributions": "read",
  "/distributions/[id]": "read",
  "/entries": "read",
  "/events": "read",
  "/events/[id]": "read",
  "/events/[id]/compare/[otherId]": "read_personal",
  "/overview": "read",
  "/replays": "operate",
  "/replays/[id]": "operate",
  "/replays/destinations/[id]": "operate",
  "/replays/new": "operate",
  "/segments": "read",
  "/segments/[id]": "read",
  "/settings": "read",
  "/settings/members": "administer",
  "/settings/retention": "administer",
  "/settings/tokens": "administer",
  "/sign-in": null,
  "/sources": "read",
  "/sources/[id]": "read",
  "/sources/new": "administer",
  "/welcome": null,
};

/** What asks for people by its address. */
const personalAddresses = [
  "/entries?q=laurent",
  "/events?customer=crm-1",
  "/entries?segment=somebody%40harbour.example",
  "/customers?q=laurent",
];

// That a page is not there may be found out after its frame was sent: React then calls it 419, and the browser draws the words.
test.use({
  isSignedIn: false,
  mayComplain: /status of 40[34]|React error #419/,
});

for (const role of roles) {
  test(`every page as ${role}: what the role includes, or calm words that it does not`, async ({
    page,
    inspector,
    source,
  }) => {
    test.setTimeout(240_000);
    expect(findPages()).toEqual(Object.keys(needed).sort());
    const first = await source.send(entry(uniqueCode));
    const second = await source.send(entry(plainMessage));
    const context = page.context();
    await context.addCookies(
      role === "admin"
        ? inspector.storageState.cookies
        : await addMember(inspector, role),
    );
    const asked: [string, Permission][] = [];
    for (const [address, permission] of Object.entries(needed))
      if (permission !== null) asked.push([address, permission]);
    for (const address of personalAddresses)
      asked.push([address, "read_personal"]);
    for (const [address, permission] of asked) {
      await page.goto(
        address
          .replace("/events/[id]", `/events/${first}`)
          .replace("[otherId]", second)
          .replace("/customers/[id]", `/customers/${customer.id}`)
          .replace("/segments/[id]", `/segments/${segment.id}`)
          .replace("/sources/[id]", `/sources/${source.id}`)
          .replace("[id]", "0197f000-0000-7000-8000-000000000000"),
      );
      const refusal = page.getByRole("heading", {
        name: "Your role does not include this page",
      });
      const main = page.locator("main");
      await expect(main, address).not.toBeEmpty();
      if (can(role, permission)) {
        await expect(main.locator("h1, h2").first(), address).toBeAttached();
        await expect(refusal, address).toHaveCount(0);
      } else {
        await expect(refusal, address).toBeVisible();
        await expect(
          page.getByText("An admin can give you another one"),
        ).toBeVisible();
      }
      await expect(page.getByText("could not be shown"), address).toHaveCount(
        0,
      );
      if (role === "viewer") {
        const html = await page.content();
        for (const secret of [
          customer.name,
          customer.email,
          customer.source_id,
          uniqueCode.voucher.code,
        ])
          expect(html.includes(secret), `${address}: ${secret}`).toBe(false);
      }
    }
  });
}

/** Buttons and links, and what one must be allowed to do to press them. */
const pressed: readonly [
  address: string,
  role: "button" | "link",
  name: string,
  permission: Permission,
][] = [
  ["/entries", "button", "Save view", "operate"],
  ["/entries", "button", "Export", "read_personal"],
  ["/entries", "link", "Replay", "operate"],
  ["/entries?select", "link", "Export as CSV", "read_personal"],
  ["/entries?select", "link", "Export as NDJSON", "read_personal"],
  ["/entries?select", "button", "Copy as cURL commands", "read_personal"],
  ["/customers/[id]", "link", "Evidence report", "read_personal"],
  ["/customers/[id]", "button", "Erase…", "administer"],
  ["/events/[id]", "button", "Replay", "operate"],
  ["/sources", "link", "Add source", "administer"],
];

for (const role of roles) {
  test(`no button that would be refused is drawn for ${role}`, async ({
    page,
    inspector,
    source,
  }) => {
    test.setTimeout(240_000);
    const event = await source.send(entry(uniqueCode));
    await page
      .context()
      .addCookies(
        role === "admin"
          ? inspector.storageState.cookies
          : await addMember(inspector, role),
      );
    for (const [address, kind, name, permission] of pressed) {
      const [path = "", selects] = address.split("?");
      await page.goto(
        path
          .replace("/events/[id]", `/events/${event}`)
          .replace("[id]", customer.id),
      );
      await expect(page.locator("main h1").first()).toBeVisible();
      if (selects !== undefined)
        await page
          .getByRole("checkbox", { name: /^Select / })
          .last()
          .check();
      await expect(
        page.getByRole(kind, { name, exact: true }),
        `${name} on ${address}`,
      ).toHaveCount(can(role, permission) ? 1 : 0);
    }
  });
}
