import {
  campaign,
  customer,
  plainMessage,
  segment,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { entry } from "./bodies.ts";
import { coded, HOUR, hoursAgo } from "./coded-entry.ts";
import { jump, openPart, press, tabTo } from "./keys.ts";
import { dataRows, openEntries, picker } from "./list.ts";
import { printToPdf } from "./pdf-text.ts";
import { createSource, signed } from "./source.ts";
import { expect, test } from "./test.ts";

/*
 * Five jobs of a marketer, an auditor and an engineer, each from the first page on and without leaving the keyboard.
 */

for (const width of [1440, 390]) {
  test.describe(`at ${String(width)} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test("which customers entered VIP yesterday and got a code that is now expired?", async ({
      page,
      source,
    }) => {
      await source.send(coded("Ada", { until: hoursAgo(1) }));
      await source.send(coded("Ben"));
      await source.send(
        coded("Cleo", { at: new Date().toISOString(), until: hoursAgo(1) }),
      );
      await source.send(
        coded("Dora", { segmentName: "Gold", until: hoursAgo(1) }),
      );
      await page.goto("/entries");
      await expect(dataRows(page)).toHaveCount(4);

      await tabTo(page, picker(page, "Segment"));
      await page.keyboard.press("Enter");
      await press(page, "link", "VIP");
      await expect(dataRows(page)).toHaveCount(3);
      await page.keyboard.press("Escape");

      await openPart(page, "Entered");
      await press(page, "link", "yesterday");
      await expect(page).toHaveURL(/enteredFrom=yesterday/);
      await expect(dataRows(page)).toHaveCount(2);
      await page.keyboard.press("Escape");

      await openPart(page, "Validity");
      await press(page, "link", "expired by now");
      await expect(dataRows(page)).toHaveCount(1);
      await expect(dataRows(page)).toContainText("Ada");
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        "1 customer entered",
      );
    });

    test("did Alex Test get the code? prove it", async ({ page, source }) => {
      await source.send(
        coded("Alex Test", {
          until: new Date(Date.now() + 24 * HOUR).toISOString(),
        }),
      );
      await source.send(coded("Someone Else"));
      await page.goto("/");
      await jump(page, "Alex Test", /Alex Test/);
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        "Alex Test entered VIP",
      );
      await expect(page.getByRole("main")).toContainText(
        /Alex Test was assigned CODE-ALEXTEST \(15.00 EUR off the order\) on .+ \(Europe\/Warsaw\), valid until .+, not redeemed as far as we know\./,
      );
      await press(page, "link", "Evidence report");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "What Alex Test was sent, and when",
      );
      const { text } = await printToPdf(page);
      expect(text).toContain("What Alex Test was sent, and when");
      expect(text).toMatch(/CODE-ALEXT ?EST/);
      expect(text).toContain("Unique code");
      expect(text).toMatch(/By signature not checked 1/i);
      expect(text).toMatch(/SHA-256 over the rows [0-9a-f ]{64,}/);
      expect(text).not.toContain("Someone Else");
    });

    test("why did Alex enter again?", async ({ page, source }) => {
      for (const orders of [2, 7]) {
        await source.send(
          entry({
            ...plainMessage,
            customer: {
              ...customer,
              id: "cust_alex",
              name: "Alex Test",
              summary: {
                ...customer.summary,
                orders: { ...customer.summary.orders, total_count: orders },
              },
            },
          }),
        );
      }
      await openEntries(page);
      await expect(dataRows(page)).toHaveCount(2);
      // The keys of the list work before anything has the focus.
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1 })).toContainText(
        "Alex Test entered",
      );
      await press(page, "link", "Compare with previous entry");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "Compare events",
      );
      await expect(
        page
          .getByRole("definition")
          .filter({ hasText: "before: 2→after: 7" })
          .first(),
      ).toBeVisible();
    });

    test("what is wrong today?", async ({ page, source }) => {
      await source.send(coded("Ben"));
      await source.send(
        entry({ customer: { ...customer, name: "Ada" }, segment, campaign }),
      );
      await page.goto("/");
      const answer = page.getByRole("heading", { level: 1 });
      await expect(answer).toHaveText(
        "1 entry of the last 24 hours needs attention: its payload is inconsistent.",
      );
      await press(page, "link", /needs attention/);
      await expect(dataRows(page)).toHaveCount(1);
      await expect(dataRows(page)).toContainText("Ada");
      await page.keyboard.press("Enter");
      await expect(answer).toContainText("Ada entered");
      await expect(page.getByRole("main")).toContainText(
        /campaign.+without.+(?:voucher|promotion)|inconsistent/i,
      );
    });

    test("this signature fails, why?", async ({ page, inspector }) => {
      const guarded = await createSource(inspector, {
        name: "Guarded",
        secret: "the old secret",
      });
      const change = async (changes: object) => {
        const answer = await fetch(
          `${inspector.origin}/api/v1/sources/${guarded.id}`,
          {
            method: "PATCH",
            headers: {
              "content-type": "application/json",
              cookie: inspector.cookie,
            },
            body: JSON.stringify(changes),
          },
        );
        return (await answer.json()) as { secrets: { id: string }[] };
      };
      const { secrets } = await change({ secret: "the new secret" });
      await change({ retireSecret: secrets.at(-1)?.id });
      const body = coded("Alex Test");
      const { status } = await guarded.post(
        body,
        signed("the old secret", body),
      );
      expect(status).toBe(401);

      await page.goto("/");
      await press(page, "link", "1 rejected");
      await expect(dataRows(page)).toHaveCount(1);
      await tabTo(page, dataRows(page).getByRole("link"));
      await page.keyboard.press("Enter");
      const signature = page.getByRole("region", { name: "Signature" });
      await expect(signature).toContainText(
        "Rejected: signed with a secret that was retired here",
      );
      await expect(
        signature.getByRole("row").filter({ hasText: "retired" }),
      ).toContainText("matches");
      await expect(
        signature.getByRole("row").filter({ hasText: "active" }),
      ).toContainText("no match");
      await expect(signature).toContainText("openssl dgst -sha256 -hmac");
      // The page must not sign for anyone.
      expect(await signature.innerHTML()).not.toMatch(/\b[0-9a-f]{64}\b/);

      await press(page, "button", "Make the retired secret active again");
      await expect(signature).toContainText("its signature is valid now");
      await press(page, "button", "Re-verify 1 rejected event");
      await expect(signature).toContainText("1 of 1 verify");
      await press(page, "button", "Accept 1 event");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        /^Alex Test entered VIP and was assigned the code CODE-ALEXTEST/,
      );
    });
  });
}
