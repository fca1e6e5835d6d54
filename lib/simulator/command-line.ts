import { readArguments, UsageError } from "../command-line.ts";
import { faultNames, faults, isSignatureFault } from "./faults.ts";
import type { Fault } from "./faults.ts";
import type { Kind } from "./payloads/content.ts";
import { allPurposes, everyKind, kindNames } from "./scenario.ts";
import type { SentPurpose } from "./world.ts";

/** What the command is asked to do. */
export type Command = {
  /** Null: the address that the running server left in its data directory. */
  readonly url: URL | null;
  /** Null: unsigned. */
  readonly secret: string | null;
  readonly count: number;
  /** Null: as fast as the receiver answers. */
  readonly ratePerSecond: number | null;
  readonly concurrency: number;
  readonly seed: number;
  readonly now: Date;
  readonly purposes: readonly SentPurpose[];
  readonly kinds: Partial<Readonly<Record<Kind, number>>>;
  readonly burst: number;
  readonly duplicates: number;
  readonly faults: Partial<Readonly<Record<Fault, number>>>;
  /** Null: each delivery is sent once. */
  readonly retrySpeed: number | null;
  readonly dryRun: boolean;
  readonly quiet: boolean;
};

const options = {
  url: { type: "string" },
  secret: { type: "string" },
  count: { type: "string", default: "100" },
  rate: { type: "string", default: "20" },
  concurrency: { type: "string", default: "16" },
  seed: { type: "string" },
  now: { type: "string" },
  purpose: { type: "string", default: "all" },
  shape: { type: "string", default: "mixed" },
  burst: { type: "string", default: "0" },
  duplicates: { type: "string", default: "0" },
  faults: { type: "string", default: "none" },
  "retry-speed": { type: "string", default: "3600" },
  "dry-run": { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/**
 * Reads the arguments after the command's name.
 *
 * `fallback` fills in what was not given and differs from run to run.
 * @returns null when help was asked for
 * @throws {UsageError} for the first argument that makes no sense
 */
export function parseCommandLine(
  args: readonly string[],
  fallback: {
    readonly seed: number;
    readonly now: Date;
    readonly secret: string | null;
  },
): Command | null {
  const { values } = readArguments({ args: [...args], options });
  if (values.help) return null;
  const secret = values.secret ?? fallback.secret;
  if (secret === "")
    throw new UsageError(
      "--secret takes the source's webhook secret, not an empty text.",
    );
  const faults = parseFaults(values.faults, secret !== null);
  return {
    url: values.url === undefined ? null : parseUrl(values.url),
    secret,
    count: wholeNumber("count", values.count, 1, 1_000_000_000),
    ratePerSecond: number("rate", values.rate, 0, 1_000_000) || null,
    concurrency: wholeNumber("concurrency", values.concurrency, 1, 1024),
    seed:
      values.seed === undefined
        ? fallback.seed
        : wholeNumber("seed", values.seed, 0, 0xffff_ffff),
    now: values.now === undefined ? fallback.now : parseTime(values.now),
    purposes: parsePurposes(values.purpose),
    kinds: parseKinds(values.shape),
    burst: wholeNumber("burst", values.burst, 0, 1_000_000),
    duplicates: number("duplicates", values.duplicates, 0, 1),
    faults,
    retrySpeed:
      number("retry-speed", values["retry-speed"], 0, 1_000_000_000) || null,
    dryRun: values["dry-run"],
    quiet: values.quiet,
  };
}

function number(
  name: string,
  text: string,
  least: number,
  most: number,
): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(
    `--${name} takes a number from ${String(least)} to ${String(most)}, not "${text}".`,
  );
}

function wholeNumber(
  name: string,
  text: string,
  least: number,
  most: number,
): number {
  if (/^\d+$/.test(text)) {
    const value = Number(text);
    if (value >= least && value <= most) return value;
  }
  throw new UsageError(
    `--${name} takes a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
  );
}

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url && (url.protocol === "http:" || url.protocol === "https:"))
    return url;
  throw new UsageError(`--url takes an http or https address, not "${text}".`);
}

function parseTime(text: string): Date {
  const time = new Date(text);
  if (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(time.getTime()))
    return time;
  throw new UsageError(
    `--now takes a time such as 2026-05-01T09:00:00Z, not "${text}".`,
  );
}

function parsePurposes(text: string): readonly SentPurpose[] {
  if (text === "all") return allPurposes;
  const purpose = allPurposes.find((one) => one === text);
  if (purpose) return [purpose];
  throw new UsageError(
    `--purpose takes all, ${allPurposes.join(", ")}, not "${text}".`,
  );
}

function parseKinds(text: string): Command["kinds"] {
  if (text === "mixed") return everyKind;
  const kind = kindNames.find((one) => one === text);
  if (kind) return { [kind]: 1 };
  throw new UsageError(
    `--shape takes mixed, ${kindNames.join(", ")}, not "${text}".`,
  );
}

/** `none`, one share for all together, or a list such as `bad_signature=0.05,contradiction=0.1`. */
function parseFaults(text: string, canSign: boolean): Command["faults"] {
  if (text === "none") return {};
  const possible = faultNames.filter(
    (fault) => canSign || !isSignatureFault(fault),
  );
  if (/^[\d.]+$/.test(text)) {
    const share = number("faults", text, 0, 1) / possible.length;
    return Object.fromEntries(possible.map((fault) => [fault, share]));
  }
  const shares = text.split(",").map((part) => parseFault(part, canSign));
  if (shares.reduce((sum, [, share]) => sum + share, 0) > 1) {
    throw new UsageError("--faults takes shares that add up to 1 at most.");
  }
  return Object.fromEntries(shares);
}

function parseFault(part: string, canSign: boolean): readonly [Fault, number] {
  const [name, share = ""] = part.split("=");
  const fault = faultNames.find((one) => one === name);
  if (!fault) {
    throw new UsageError(
      `--faults takes none, a share from 0 to 1, or FAULT=SHARE,... of ${Object.keys(faults).join(", ")}; not "${part}".`,
    );
  }
  if (!canSign && isSignatureFault(fault)) {
    throw new UsageError(
      `--faults ${fault} needs --secret: without one nothing is signed.`,
    );
  }
  return [fault, number(`faults ${fault}=`, share, 0, 1)];
}
