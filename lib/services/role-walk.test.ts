import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#lib/db/testing/test-database.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { roles } from "#lib/domain/access/role.ts";
import { writePendingActivity } from "#lib/services/pending-activity.ts";
import { neededPermissions } from "#lib/services/testing/needed-permissions.ts";
import { testContext } from "#lib/services/testing/test-context.ts";

await useTestDatabase();

/** Steps that services share, and what the start and the worker do: nobody who signs in can call them. */
const steps: ReadonlySet<string> = new Set([
  "access/bootstrap-first-admin#bootstrapFirstAdmin",
  "access/make-welcome-link#makeWelcomeLink",
  "activity/note-view#noteView",
  "activity/pending-activity#noteActivity",
  "activity/pending-activity#countTokenRequest",
  "destinations/send-by-hand#sendByHand",
  "replays/attach-events#attachEvents",
  "replays/finish-run#finishRun",
  "replays/send-one#sendOne",
  "replays/stop-failing-run#stopFailingRun",
  "sources/to-sources#toSources",
]);

/** Every exported function of a service's file that takes a context, as `folder/file#function`. */
async function findServices(): Promise<string[]> {
  const found: string[] = [];
  for await (const file of glob("lib/services/*/*.ts")) {
    if (/\.test\.ts$|services\/testing\//.test(file)) continue;
    const text = await readFile(file, "utf8");
    const declared =
      /^export (?:async )?function\*? ?(\w+)(?:<[^(]*)?\(\s*\w+: (?:Context|Recorder|Pick<Context)/gm;
    for (const [, name = ""] of text.matchAll(declared)) {
      found.push(
        `${file.slice("lib/services/".length, -".ts".length)}#${name}`,
      );
    }
  }
  return found.sort();
}

const services = await findServices();

test("every service is in the table, and the table has no other", () => {
  expect(services.filter((name) => !steps.has(name))).toEqual(
    Object.keys(neededPermissions).sort(),
  );
});

describe.each(services.filter((name) => name in neededPermissions))(
  "%s",
  (name) => {
    const permission = neededPermissions[name] ?? "administer";

    test.each(roles.filter((role) => !can(role, permission)))(
      "is refused to a %s before anything is looked at",
      async (role) => {
        const [file = "", exported = ""] = name.split("#");
        const module = (await import(
          /* @vite-ignore */ path.resolve("lib/services", `${file}.ts`)
        )) as Record<string, (...given: unknown[]) => unknown>;
        await expect(call(module[exported], testContext({ role })))
          .rejects //
          .toMatchObject({ code: "forbidden" });
        await writePendingActivity();
      },
    );

    test("says so in its own file", async () => {
      const [file = ""] = name.split("#");
      const text = await readFile(`lib/services/${file}.ts`, "utf8");
      expect(text).toMatch(
        /authorize(Filter|Whole)?\(|getCustomerEvidence\(|listAttempts\(|getFacets\(|freezeSelection\(/,
      );
    });
  },
);

/** Calls a service with nothing that fits, and begins what it streams. */
async function call(
  service: ((...given: unknown[]) => unknown) | undefined,
  context: unknown,
): Promise<unknown> {
  if (!service) throw new Error("There is no such service.");
  const result = await service(context, {}, {});
  return typeof result === "object" && result && "next" in result
    ? (result as AsyncGenerator).next()
    : result;
}
