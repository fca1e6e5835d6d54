import { expect, test, type Page } from "@playwright/test";
import { testAdmin } from "#lib/runtime/testing/test-admin.ts";
import { startIdentityProvider } from "./identity-provider.ts";
import { startInspector, type Inspector } from "./inspector.ts";
import { addInvitation } from "./member.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(120_000);

let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let inspector: Inspector;

test.beforeAll(async () => {
  // Two servers start, on a machine that may be busy.
  test.setTimeout(240_000);
  provider = await startIdentityProvider();
  provider.setAnswering(false);
  inspector = await startInspector({
    ...provider.env,
    OIDC_ROLE_CLAIM: "groups",
    OIDC_ROLE_MAP: "inspector admins=admin, inspector operators=operator",
    PASSWORD_SIGN_IN: "0",
    BREAK_GLASS_EMAIL: testAdmin.email,
  });
});

test.afterAll(async () => {
  await inspector.stop();
  await provider.stop();
});

/** Leads from the page for signing in to the provider and back. */
async function signInAs(page: Page, email: string): Promise<void> {
  await page.goto(`${inspector.origin}/entries`);
  await page
    .getByRole("button", { name: "Continue with Harbour account" })
    .click();
  await answerProvider(page, email);
}

async function answerProvider(page: Page, email: string): Promise<void> {
  await page.getByPlaceholder("Enter any login").fill(email);
  await page.getByPlaceholder("and password").fill("anything");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

const expectRole = async (page: Page, role: string) => {
  await page.goto(`${inspector.origin}/settings`);
  await expect(page.getByText(`with the role ${role}`)).toBeVisible();
};

test("a provider that was away at the start is asked again, and whoever waits is told", async ({
  page,
}) => {
  await page.goto(`${inspector.origin}/entries`);
  const button = page.getByRole("button", {
    name: "Continue with Harbour account",
  });
  await button.click();
  await expect(
    page.getByText("The identity provider did not answer."),
  ).toBeVisible();
  provider.setAnswering(true);
  await button.click();
  await expect(page.getByPlaceholder("Enter any login")).toBeVisible();
});

test("whoever was invited is let in with the role of the invitation, and led on", async ({
  page,
}) => {
  await addInvitation(inspector, "oda@shop.example", "auditor");
  await signInAs(page, "oda@shop.example");
  await expect(page).toHaveURL(`${inspector.origin}/entries`);
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
  await expectRole(page, "auditor");
});

for (const email of ["mallory@evil.example", "unverified@shop.example"]) {
  test(`${email} is refused, and told what to do`, async ({ page }) => {
    await addInvitation(inspector, "unverified@shop.example", "admin");
    await signInAs(page, email);
    await expect(page).toHaveURL(/\/sign-in\?/);
    await expect(
      page.getByText("Your company account was not let in."),
    ).toBeVisible();
    await expect(page.getByText("Ask an admin to invite")).toBeVisible();
    await page.goto(`${inspector.origin}/entries`);
    await expect(page).toHaveURL(/\/sign-in/);
  });
}

test("the role follows the groups at every sign-in", async ({ browser }) => {
  await addInvitation(inspector, "gus@shop.example", "viewer");
  for (const [groups, role] of [
    [["inspector operators", "everybody"], "operator"],
    [["inspector operators", "inspector admins"], "admin"],
    [["everybody"], "admin"],
    [["inspector operators"], "operator"],
  ] as const) {
    provider.setGroups("gus@shop.example", groups);
    const context = await browser.newContext();
    const page = await context.newPage();
    await signInAs(page, "gus@shop.example");
    await expectRole(page, role);
    await context.close();
  }
});

test("passwords are off but for the one account that is kept for an emergency", async ({
  page,
}) => {
  await page.goto(`${inspector.origin}/sign-in`);
  await expect(page.getByRole("textbox", { name: "Password" })).toHaveCount(0);
  await page.getByRole("button", { name: "Emergency access" }).click();
  await page.getByRole("textbox", { name: "E-mail" }).fill(testAdmin.email);
  await page
    .getByRole("textbox", { name: "Password" })
    .fill(testAdmin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
});

test("a member with a password connects the company account that has their address, and signs in by it", async ({
  browser,
}) => {
  const connect = async (email: string) => {
    const context = await browser.newContext({
      storageState: inspector.storageState,
    });
    const page = await context.newPage();
    await page.goto(`${inspector.origin}/settings`);
    const section = page.getByRole("region", { name: "Company account" });
    await expect(section).toContainText("Not connected");
    await section
      .getByRole("button", { name: "Connect Harbour account" })
      .click();
    await answerProvider(page, email);
    return { context, section };
  };
  const another = await connect("somebody.else@shop.example");
  await expect(another.section).toContainText(
    `It has to have the verified e-mail address ${testAdmin.email}.`,
  );
  await expect(another.section).toContainText("Not connected");
  await another.context.close();

  const own = await connect(testAdmin.email);
  await expect(own.section).toContainText("You can sign in with Harbour");
  await own.context.close();

  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, testAdmin.email);
  await expectRole(page, "admin");
  await page.goto(`${inspector.origin}/activity?group=sign_ins`);
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: "connected their company account" }),
  ).toHaveCount(1);
  await context.close();
});
