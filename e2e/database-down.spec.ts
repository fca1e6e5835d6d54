import { plainEntry } from "./bodies.ts";
import { expect, test } from "./test.ts";

// What the server could not render is thrown again in the browser, where React reports it as error 419 or 441.
test.use({ mayComplain: /status of 5\d\d|React error #4(19|41)|favicon\.ico/ });

test("without the database pages show a failure, which is no emptiness, and recover", async ({
  page,
  inspector,
  source,
}) => {
  // Each page gives a database that does not answer some seconds.
  test.setTimeout(180_000);
  const id = await source.send(plainEntry("Mona Quist"));
  const failed = page.getByRole("alert").filter({
    has: page.getByRole("heading", { name: "could not be shown" }),
  });

  await inspector.withoutDatabase(async () => {
    for (const [address, what] of [
      ["/entries", "The list of entries"],
      ["/events", "The list of events"],
      [`/events/${id}`, "This event"],
      ["/sources", "The list of sources"],
      ["/segments/any", "This segment"],
      ["/replays/new", "The plan of this replay"],
    ] as const) {
      await page.goto(address);
      await expect(failed).toContainText(`${what} could not be shown`);
      await expect(failed).toContainText("This is a failure, not an empty");
      await expect(
        page.getByText("Whether a source is rejecting webhooks could not be"),
      ).toBeVisible();
    }
    await page.goto("/entries");
    await failed.getByRole("button", { name: "Try again" }).click();
    await expect(failed).toBeVisible();

    const signIn = await fetch(`${inspector.origin}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: inspector.origin },
      body: JSON.stringify({
        email: "whoever@shop.example",
        password: "a sentence to remember",
      }),
    });
    expect(signIn.status).toBe(503);
    expect(await signIn.text()).toContain("cannot be reached right now");

    const answer = await source.post(plainEntry("Not kept"));
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    const ready = await fetch(`${inspector.origin}/api/health/ready`);
    expect(ready.status).toBe(503);
    const live = await fetch(`${inspector.origin}/api/health/live`);
    expect(live.status).toBe(200);
  });

  await untilReady(inspector.origin);
  // By itself: nobody presses anything.
  await expect(page.getByRole("link", { name: /Mona Quist/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(failed).toHaveCount(0);
  await expect(
    page.getByText("Whether a source is rejecting webhooks could not be"),
  ).toHaveCount(0);
  await expect(page.getByText("Not kept")).toHaveCount(0);
  expect((await source.post(plainEntry("Kept"))).status).toBe(200);
});

test("what failed in a moment that is over is tried again by itself, though nobody saw the database away", async ({
  page,
  inspector,
  source,
}) => {
  test.setTimeout(120_000);
  await source.send(plainEntry("Mona Quist"));
  const isBack = Promise.withResolvers<undefined>();
  await page.route("**/api/health/ready", async (route) => {
    await isBack.promise;
    await route.continue();
  });
  await inspector.withoutDatabase(async () => {
    await page.goto("/entries");
    await expect(
      page.getByRole("heading", { name: "could not be shown" }),
    ).toBeVisible();
  });
  await untilReady(inspector.origin);
  isBack.resolve(undefined);
  await expect(page.getByRole("link", { name: /Mona Quist/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByText(/could not be/)).toHaveCount(0);
  await expect(page.getByTitle("This could not be counted.")).toHaveCount(0);
});

async function untilReady(origin: string): Promise<void> {
  await expect
    .poll(async () => {
      const ready = await fetch(`${origin}/api/health/ready`);
      return ready.status;
    })
    .toBe(200);
}
