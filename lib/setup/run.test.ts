import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { isAlive } from "#lib/runtime/is-alive.ts";
import { findPostmaster } from "#lib/runtime/testing/server-process.ts";

const withoutExecve = "data:text/javascript,process.execve = undefined";

test.each([
  { on: "the Node that npm brings", node: "node" },
  // On a first start the machine's own Node runs it.
  {
    on: "a Node without execve, as all before 22.15",
    node: `node --import '${withoutExecve}'`,
  },
])(
  "on $on it serves until a SIGTERM ends npm's shell, then stops all that was started",
  async ({ node }) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), "inspector-run-"));
    await chmod(dataDir, 0o755);
    try {
      // The second command keeps the shell from becoming the first.
      const shell = spawn(
        "sh",
        ["-c", `${node} lib/setup/run.mjs start; echo not reached`],
        {
          env: {
            ...process.env,
            PORT: "0",
            DATA_DIR: dataDir,
            DATABASE_URL: "",
          },
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      // Every process that was started holds this pipe: it closes with the last of them.
      const closed = once(shell.stdout, "close");
      const lines: string[] = [];
      await new Promise<void>((resolve) => {
        createInterface(shell.stdout)
          .on("line", (line) => {
            lines.push(line);
            if (line.startsWith("Webhooks")) resolve();
          })
          .on("close", resolve);
      });
      expect(lines.join("\n")).toContain("Webhooks");
      const postmaster = await findPostmaster(dataDir);
      expect(postmaster).not.toBeNull();
      shell.kill("SIGTERM");
      await closed;
      expect(lines).not.toContain("not reached");
      expect(isAlive(postmaster?.pid ?? 0)).toBe(false);
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  },
  300_000,
);
