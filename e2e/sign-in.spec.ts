import { testAdmin } from "#lib/runtime/testing/test-admin.ts";
import { plainEntry } from "./bodies.ts";
import { expect, test } from "./test.ts";
import { totpCode } from "#lib/auth/testing/totp-code.ts";

test.use({ isSignedIn: false, mayComplain: /status of 401/ });

test("a link into the dashboard leads through signing in and on to where it led", async ({
  page,
  source,
}) => {
  await source.send(plainEntry("Mona Quist"));
  await page.goto("/entries?q=Mona");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fentries%3Fq%3DMona$/);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await page.getByRole("textbox", { name: "E-mail" }).fill(testAdmin.email);
  await page
    .getByRole("textbox", { name: "Password" })
    .fill("not the password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").first()).toContainText(
    "E-mail and password do not match.",
  );
  await page
    .getByRole("textbox", { name: "Password" })
    .fill(testAdmin.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/entries\?q=Mona$/);
  await expect(page.getByRole("link", { name: /Mona Quist/ })).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fentries%3Fq%3DMona$/);
  await page.goto("/events");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fevents$/);
});

test("an admin invites a viewer, who makes an account by the link, once", async ({
  page,
  browser,
  inspector,
  source,
}) => {
  await source.send(plainEntry("Mona Quist"));
  await page.context().addCookies(inspector.storageState.cookies);
  await page.goto("/settings/members");
  await page.getByRole("textbox", { name: "E-mail" }).fill("vera@shop.example");
  await page.getByLabel("Role", { exact: true }).selectOption("viewer");
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  const link =
    (await page.getByLabel("Invitation link", { exact: true }).textContent()) ??
    "";

  const theirs = await browser.newContext({
    storageState: { cookies: [], origins: [] },
  });
  const guest = await theirs.newPage();
  await guest.goto(link);
  await expect(
    guest.getByRole("main").getByText("invited as viewer"),
  ).toBeVisible();
  await guest.getByLabel("Name").fill("Vera Novak");
  await guest.getByRole("textbox", { name: "Password" }).fill("password1234");
  await guest.getByRole("button", { name: "Open the dashboard" }).click();
  await expect(guest.getByText("first that are tried")).toBeVisible();
  await guest
    .getByRole("textbox", { name: "Password" })
    .fill("a sentence of my own");
  await guest.getByRole("button", { name: "Open the dashboard" }).click();
  await expect(
    guest.getByRole("navigation", { name: "Main" }).getByText("Vera Novak"),
  ).toBeVisible();
  await guest.goto("/settings/members");
  await expect(
    guest.getByRole("heading", { name: "Your role does not include" }),
  ).toBeVisible();
  await guest.goto("/entries");
  await expect(guest.getByText("Mona Quist")).toHaveCount(0);

  await guest.goto(link);
  await expect(guest.getByText("This link no longer works")).toBeVisible();
  await page.reload();
  const vera = page
    .getByRole("listitem")
    .filter({ hasText: "vera@shop.example" });
  await expect(vera).toBeVisible();
  await vera.getByRole("button", { name: "Remove" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(vera).toHaveCount(0);
  await guest.goto("/entries");
  await expect(guest).toHaveURL(/\/sign-in/);
  await theirs.close();
});

test("the only admin can be neither removed nor demoted", async ({
  page,
  inspector,
}) => {
  await page.context().addCookies(inspector.storageState.cookies);
  await page.goto("/settings/members");
  await page
    .getByLabel("Role of admin", { exact: true })
    .selectOption("viewer");
  await expect(page.getByRole("alert").first()).toContainText("only admin");
});

test("whoever lost the phone signs in by a recovery code, once", async ({
  page,
  inspector,
}) => {
  await page.context().addCookies(inspector.storageState.cookies);
  await page.goto("/settings/members");
  await page
    .getByRole("textbox", { name: "E-mail" })
    .fill("piotr@shop.example");
  await page.getByLabel("Role", { exact: true }).selectOption("operator");
  await page.getByRole("button", { name: "Make an invitation link" }).click();
  const link =
    (await page.getByLabel("Invitation link", { exact: true }).textContent()) ??
    "";
  await page.context().clearCookies();
  const password = "a sentence of piotr";
  await page.goto(link);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Open the dashboard" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();

  await page.goto("/settings");
  await page.getByLabel("Your password").fill(password);
  await page.getByRole("button", { name: "Set up two-factor" }).click();
  const key =
    (await page.getByLabel("Key", { exact: true }).textContent()) ?? "";
  const codes = page.getByRole("list", { name: "Recovery codes" });
  const recovery =
    (await codes.getByRole("listitem").first().textContent()) ?? "";
  await page.getByLabel("Code of your authenticator app").fill(totpCode(key));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("button", { name: "Turn it off" })).toBeVisible();

  const signInWithPassword = async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in$/);
    await page
      .getByRole("textbox", { name: "E-mail" })
      .fill("piotr@shop.example");
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await signInWithPassword();
  await page.getByLabel("Code of your authenticator app").fill("000000");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert").first()).toContainText("is wrong");
  await page.getByRole("button", { name: "Lost your phone?" }).click();
  await page.getByLabel("Recovery code").fill(recovery);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();

  await page.goto("/settings");
  await signInWithPassword();
  await page.getByRole("button", { name: "Lost your phone?" }).click();
  await page.getByLabel("Recovery code").fill(recovery);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert").first()).toContainText("was used");
});
