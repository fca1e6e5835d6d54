import { faults } from "./faults.ts";
import { allPurposes, kindNames } from "./scenario.ts";

const listOfFaults = Object.entries(faults)
  .map(([name, meaning]) => `      ${name.padEnd(18)}${meaning}`)
  .join("\n");

/** What `npm run simulate -- --help` prints. */
export const helpText = `Sends Voucherify-true "customer entered segment" webhooks to an address.

  npm run simulate -- [options]

Where to, and how
  --url ADDRESS        an http or https address (default: the first source of the
                       server that runs on this data directory)
  --secret TEXT        the source's webhook secret; bodies are signed with it
                       (default: BOOTSTRAP_SOURCE_SECRET, else nothing is signed)
  --count N            deliveries to send (default: 100)
  --rate N             deliveries begun per second, whatever the answers take;
                       0: as fast as they come (default: 20)
  --concurrency N      requests at once (default: 16)
  --retry-speed N      retry on Voucherify's ladder of 12 (1, 2, 4 ... minutes, at
                       last 24 hours), N times faster; 0: never (default: 3600)

What
  --purpose NAME       all, or one of ${allPurposes.join(", ")}
                       (default: all)
  --shape NAME         mixed, or one of ${kindNames.slice(0, 5).join(", ")},
                       ${kindNames.slice(5).join(", ")} (default: mixed)
  --burst N            the first N at once, by one distribution: the customers that
                       its segment holds already when it is set live (default: 0)
  --duplicates SHARE   of deliveries that repeat an earlier one, 0 to 1 (default: 0)
  --faults LIST        none, a share of all deliveries (0 to 1) spread over all
                       faults, or FAULT=SHARE,... (default: none)
${listOfFaults}
  --seed N             same seed and --now, same bytes (default: another each time)
  --now TIME           when the first customer entered (default: now)

Output
  --dry-run            sends nothing; prints the bodies, one line of JSON each
  --quiet              no progress; only the summary
  -h, --help           this text

It ends with 0 when all was acknowledged that should have been, 1 when not, 2 when
an option is wrong, 130 when it was stopped with Ctrl-C.

Examples
  npm run simulate
  npm run simulate -- --count 5000 --rate 200 --burst 500 --duplicates 0.02
  npm run simulate -- --secret s3cret --faults bad_signature=0.05,contradiction=0.1
  npm run -s simulate -- --dry-run --count 3 --purpose promotion --seed 7
  npm run simulate -- --url https://hooks.shop.example/api/webhooks/KEY --rate 0
`;
