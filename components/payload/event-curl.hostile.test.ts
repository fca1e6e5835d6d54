import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { eventCurl } from "./event-curl.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Runs the command in a shell whose `curl` writes what it was given: its arguments, then its input in hexadecimal. */
function run(command: string): { args: string[]; body: Buffer } {
  const written = execFileSync(
    "sh",
    [
      "-c",
      `curl() { for it in "$@"; do printf '%s\\0' "$it"; done; printf '\\0'; od -An -v -tx1; }\n${command}`,
    ],
    { encoding: "utf8" },
  );
  const [args = "", hex = ""] = written.split("\0\0");
  return {
    args: args.split("\0"),
    body: Buffer.from(hex.replaceAll(/\s/g, ""), "hex"),
  };
}

describe("an event as curl", () => {
  it.each([
    ["JSON", bytes('{"id":"whs_1","n":12345678901234567890}')],
    [
      "quotes, variables and substitutions",
      bytes(`it's "$HOME" \`id\` $(id) \\ !x %s %n`),
    ],
    ["line breaks at its end", bytes('{\n "a": 1\n}\n\n')],
    ["a terminal's own commands", bytes("\u001b[201~; rm -rf / \u0007\t\r\n")],
    [
      "hidden and turned characters",
      bytes("\u202Egpj.exe \u200B \u2066x\u2069"),
    ],
    ["a byte order mark", bytes('\uFEFF{"a":1}')],
    ["no UTF-8", Uint8Array.from([0, 0xff, 0xfe, 0x27, 0x0a])],
    ["nothing", new Uint8Array()],
    ["what looks like an option", bytes("-e @/etc/passwd")],
  ])("sends %s exactly", (_, body) => {
    const { args, body: sent } = run(eventCurl(body, []));
    expect(sent.equals(body)).toBe(true);
    expect(args).toContain("http://localhost:8080/webhook");
    expect(args).toContain("@-");
  });

  it("sends the headers as they came, but none that is masked or of the way", () => {
    const { args } = run(
      eventCurl(bytes("{}"), [
        ["Content-Type", "application/json; charset=utf-8"],
        ["X-Voucherify-Signature", "ab12"],
        ["x-note", `it's "$(id)" \`id\``],
        ["x-empty", ""],
        ["Authorization", "Bea…(40 characters, masked)"],
        ["Host", "inspect.example"],
        ["Content-Length", "2"],
        ["X-Forwarded-For", "203.0.113.9"],
      ]),
    );
    const headers = args.filter((_, at) => args[at - 1] === "-H");
    expect(headers).toEqual([
      "Content-Type: application/json; charset=utf-8",
      "X-Voucherify-Signature: ab12",
      `x-note: it's "$(id)" \`id\``,
      "x-empty;",
    ]);
  });

  it("pastes nothing that a terminal acts on", () => {
    const command = eventCurl(bytes("\u001b[201~\u202E"), [
      ["x-odd", "a\u001b[2Jb"],
    ]);
    expect(command).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
  });
});
