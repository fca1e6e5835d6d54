import { expect, test } from "@playwright/test";
import { startInspector } from "./inspector.ts";

test("the link that the first start prints makes the first admin, once", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const inspector = await startInspector({
    BOOTSTRAP_ADMIN_EMAIL: "",
    BOOTSTRAP_ADMIN_PASSWORD: "",
  });
  try {
    const link = inspector.welcomeUrl ?? "";
    // By its role: what is still streaming in is in the page, too, but hidden.
    const refused = page.getByRole("heading", {
      name: "This link no longer works",
    });
    await page.goto(link.replace(/token=.*/, "token=guessed"));
    await expect(refused).toBeVisible();
    await page.goto(link);
    await expect(
      page.getByRole("heading", { name: "Make the first account" }),
    ).toBeVisible();
    await page
      .getByRole("textbox", { name: "E-mail" })
      .fill("ann@shop.example");
    await page
      .getByRole("textbox", { name: "Password" })
      .fill("a sentence that nobody knows");
    await page.getByRole("button", { name: "Open the dashboard" }).click();
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
    await page.goto(`${inspector.origin}/settings`);
    await expect(page.getByText("with the role admin")).toBeVisible();
    await page.goto(link);
    await expect(refused).toBeVisible();
  } finally {
    await inspector.stop();
  }
});
