import { execFileSync, spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { readEvent } from "#lib/domain/reading/read-event.ts";
import { testCommand } from "./test-command.ts";

const url = "https://inspect.example/api/webhooks/abc";

/** Runs a command with a curl that prints its arguments, one a line. */
function curlArguments(command: string): string[] {
  const shell = `curl() { printf '%s\\n' "$@"; }\n${command}`;
  return execFileSync("sh", ["-c", shell], { encoding: "utf8" }).split("\n");
}

function bodyOf(args: string[]): string {
  return String(args[args.indexOf("--data-binary") + 1]);
}

test("the plain command posts an entry to the address", () => {
  const args = curlArguments(testCommand(url, false));
  expect(args).toContain(url);
  expect(args).toContain("content-type: application/json");
  expect(readEvent(Buffer.from(bodyOf(args)))).toMatchObject({
    saysEntered: true,
    isTest: true,
  });
});

const openssl = spawnSync("openssl", ["version"]).status === 0;

describe.skipIf(!openssl)("the signed command (needs openssl)", () => {
  test("sends the signature that Voucherify would have made", () => {
    const args = curlArguments(testCommand(url, true));
    const signature = createHmac("sha256", "put the secret here")
      .update(bodyOf(args))
      .digest("hex");
    expect(args).toContain(`x-voucherify-signature: ${signature}`);
  });
});
