import { expect, test } from "./test.ts";

const design = (mail: string, code: string) => ({
  user: { id: 20911, mail },
  audience: "VIP",
  coupon: code,
});

test("a payload that somebody designed becomes an entry once its source is told where to read", async ({
  page,
  source,
}) => {
  await source.send(design("ines@harbour.example", "SPRING-1"));
  await page.goto("/entries");
  await expect(page.getByText("ines@harbour.example")).toBeHidden();

  await page.goto(`/sources/${source.id}`);
  const section = page.getByRole("region", { name: "Designed payloads" });
  await section
    .getByRole("button", { name: "Choose from stored payloads" })
    .click();
  const preview = section.getByRole("list", {
    name: "How stored events would be read",
  });
  await section
    .getByLabel("What user.mail holds")
    .selectOption("Customer e-mail");
  await expect(preview).toContainText("no entry");
  await section.getByLabel("What audience holds").selectOption("Segment name");
  await expect(preview).toContainText(
    "an entry · Customer e-mail: ines@harbour.example · Segment name: VIP",
  );
  await section.getByLabel("What coupon holds").selectOption("Code");
  await section
    .getByRole("button", { name: "Save and read stored events again" })
    .click();
  await expect(section).toContainText("Saved. 1 stored event was read again.");

  await source.send(design("kim@harbour.example", "SPRING-2"));
  await page.goto("/entries?code=SPRING-1");
  await expect(page.getByText("ines@harbour.example").first()).toBeVisible();
  await page.goto("/entries");
  await expect(page.getByText("kim@harbour.example").first()).toBeVisible();
  await page.goto(`/sources/${source.id}`);
  await expect(section).toContainText("Segment name: audience");
});

test("a source that received no designed payload says so", async ({
  page,
  source,
}) => {
  await page.goto(`/sources/${source.id}`);
  await page
    .getByRole("button", { name: "Choose from stored payloads" })
    .click();
  await expect(
    page.getByText("No designed payload is among the newest events."),
  ).toBeVisible();
});
