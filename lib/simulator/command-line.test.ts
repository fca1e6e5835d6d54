import { describe, expect, test } from "vitest";
import { UsageError } from "../command-line.ts";
import { parseCommandLine } from "./command-line.ts";
import { helpText } from "./help-text.ts";
import { everyKind } from "./scenario.ts";

const fallback = {
  seed: 99,
  now: new Date("2026-05-01T09:00:00Z"),
  secret: null,
};
const parse = (...args: string[]) => parseCommandLine(args, fallback);

test("without arguments it sends a hundred of everything to the running server", () => {
  expect(parse()).toEqual({
    url: null,
    secret: null,
    count: 100,
    ratePerSecond: 20,
    concurrency: 16,
    seed: 99,
    now: fallback.now,
    purposes: ["plain_message", "promotion", "unique_codes"],
    kinds: everyKind,
    burst: 0,
    duplicates: 0,
    faults: {},
    retrySpeed: 3600,
    dryRun: false,
    quiet: false,
  });
});

test("every option says what it is asked", () => {
  expect(
    parse(
      ...[
        "--url",
        "http://10.0.0.8:3000/api/webhooks/key",
        "--secret",
        "s",
        "--count",
        "5",
      ],
      ...[
        "--rate",
        "0",
        "--concurrency",
        "2",
        "--seed",
        "0",
        "--now",
        "2026-01-02T03:04:05Z",
      ],
      ...[
        "--purpose",
        "promotion",
        "--shape",
        "raw",
        "--burst",
        "3",
        "--duplicates",
        "0.5",
      ],
      ...[
        "--faults",
        "bad_signature=0.25,contradiction=0.5",
        "--retry-speed",
        "0",
      ],
      ...["--dry-run", "--quiet"],
    ),
  ).toEqual({
    url: new URL("http://10.0.0.8:3000/api/webhooks/key"),
    secret: "s",
    count: 5,
    ratePerSecond: null,
    concurrency: 2,
    seed: 0,
    now: new Date("2026-01-02T03:04:05Z"),
    purposes: ["promotion"],
    kinds: { raw: 1 },
    burst: 3,
    duplicates: 0.5,
    faults: { bad_signature: 0.25, contradiction: 0.5 },
    retrySpeed: null,
    dryRun: true,
    quiet: true,
  });
});

test("one share of faults is spread over those that can be", () => {
  expect(parse("--faults", "0.4")?.faults).toEqual({
    truncated_json: 0.1,
    contradiction: 0.1,
    schema_departure: 0.1,
    designer_preview: 0.1,
  });
  expect(
    Object.keys(parse("--faults", "0.4", "--secret", "s")?.faults ?? {}),
  ).toHaveLength(7);
});

describe("help", () => {
  test("is asked for, whatever else is said", () => {
    expect(parse("--help")).toBeNull();
    expect(parse("-h", "--count", "wrong")).toBeNull();
  });

  test("names every option", () => {
    for (const option of [
      ...[
        "url",
        "secret",
        "count",
        "rate",
        "concurrency",
        "retry-speed",
        "purpose",
        "shape",
      ],
      ...[
        "burst",
        "duplicates",
        "faults",
        "seed",
        "now",
        "dry-run",
        "quiet",
        "help",
      ],
    ]) {
      expect(helpText).toContain(`--${option}`);
    }
  });
});

describe("a wrong option gets one line that names it", () => {
  test.each([
    [["--count", "0"], "--count takes a whole number"],
    [["--count", "1e3"], "--count takes a whole number"],
    [["--count", ""], "--count takes a whole number"],
    [["--rate", "-1"], "--rate"],
    [["--rate", "fast"], "--rate takes a number"],
    [["--rate"], "--rate"],
    [["--concurrency", "2000"], "--concurrency takes"],
    [["--seed", "4294967296"], "--seed takes"],
    [["--now", "yesterday"], "--now takes"],
    [["--url", "localhost:3000"], "--url takes"],
    [["--url", "ftp://host/"], "--url takes"],
    [["--secret", ""], "--secret takes"],
    [["--purpose", "codes"], "--purpose takes all, plain_message"],
    [["--shape", "xml"], "--shape takes mixed, envelope"],
    [["--duplicates", "2"], "--duplicates takes"],
    [["--faults", "gremlins=0.1"], "--faults takes"],
    [["--faults", "contradiction"], "--faults contradiction"],
    [
      ["--faults", "contradiction=0.6,truncated_json=0.6"],
      "--faults takes shares",
    ],
    [["--faults", "bad_signature=0.1"], "needs --secret"],
    [["--retry-speed", "NaN"], "--retry-speed takes"],
    [["--quiet=yes"], "--quiet"],
    [["--colour"], "--colour"],
    [["stray"], "stray"],
  ])("%j", (args, saying) => {
    const wrong = () => parse(...args);
    expect(wrong).toThrow(UsageError);
    expect(wrong).toThrow(saying);
    expect(wrong).not.toThrow("\n");
  });
});
