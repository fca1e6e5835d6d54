import { test as base } from "@playwright/test";
import { type Inspector, startInspector } from "./inspector.ts";
import { createSource, type TestSource } from "./source.ts";

export { expect } from "@playwright/test";

type WorkerFixtures = {
  /** What the server's environment has beyond the usual. */
  readonly serverEnv: Readonly<Record<string, string>>;
  readonly inspector: Inspector;
};

type TestFixtures = {
  /** Whether the browser begins as a signed-in admin. */
  readonly isSignedIn: boolean;
  /** The one source of a server that has received nothing yet. */
  readonly source: TestSource;
  /** What the browser may complain of without failing the test; nothing unless told. */
  readonly mayComplain: RegExp | null;
  readonly quietBrowser: undefined;
  readonly serverLog: undefined;
};

/** A test of the whole product: a person in a browser, Voucherify at the webhook address. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverEnv: [{}, { option: true, scope: "worker" }],
  inspector: [
    async ({ serverEnv }, use) => {
      const inspector = await startInspector(serverEnv);
      await use(inspector);
      await inspector.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ inspector }, use) => {
    await use(inspector.origin);
  },
  // Whoever needs no one signed in says so: test.use({ isSignedIn: false }).
  isSignedIn: [true, { option: true }],
  storageState: async ({ inspector, isSignedIn }, use) => {
    await use(
      isSignedIn ? inspector.storageState : { cookies: [], origins: [] },
    );
  },
  source: [
    async ({ inspector }, use) => {
      await inspector.empty();
      await use(
        await createSource(inspector, {
          name: "Harbour shop",
          currency: "EUR",
        }),
      );
    },
    { auto: true },
  ],
  mayComplain: [null, { option: true }],
  // Before what may fail a test at its end, so that it is still there then.
  serverLog: [
    async ({ inspector }, use, testInfo) => {
      const before = inspector.written().length;
      await use(undefined);
      if (testInfo.status === testInfo.expectedStatus) return;
      await testInfo.attach("warnings and errors of the server meanwhile", {
        contentType: "text/plain",
        body: inspector
          .written()
          .slice(before)
          .split("\n")
          .filter((line) => /"level":[456]0/.test(line))
          .join("\n"),
      });
    },
    { auto: true },
  ],
  quietBrowser: [
    async ({ context, mayComplain }, use) => {
      const complaints: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error")
          complaints.push(`${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => {
        complaints.push(error.error().message);
      });
      await use(undefined);
      base
        .expect(
          complaints.filter((text) => mayComplain?.test(text) !== true),
          "errors in the browser's console",
        )
        .toEqual([]);
    },
    { auto: true },
  ],
});
