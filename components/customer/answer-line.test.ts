import { expect, test } from "vitest";
import type { CustomerEntry } from "#lib/domain/customer/customer-history.ts";
import { answerLine } from "./answer-line.ts";

const entry = {
  enteredAt: "2026-11-25T09:04:00.000Z",
  receivedAt: "2026-11-25T09:04:02.000Z",
  source: { id: "1", name: "Shop", currency: "EUR" },
  voucher: { code: "SPRING-1" },
  promotionTier: null,
  purpose: "unique_codes",
  offer: {
    kind: "percent",
    percentOff: 10,
    amountLimit: null,
    effect: "APPLY_TO_ORDER",
  },
  validUntil: "2026-12-02T09:04:00.000Z",
  problems: [],
} as unknown as CustomerEntry;
const frame = {
  who: "Alex Test",
  zone: "Europe/Warsaw",
  now: new Date("2026-11-26T12:00:00Z"),
  redeemedAt: null,
};

test.each([
  [
    {},
    {},
    "Alex Test was assigned SPRING-1 (10% off the order) on 25 Nov 2026, 10:04 (Europe/Warsaw), valid until 2 Dec 2026, 10:04, not redeemed as far as we know.",
  ],
  [
    { voucher: { code: "\u202eCODE" }, offer: null, validUntil: null },
    { who: "ليلى" },
    "\u2068ليلى\u2069 was assigned [RLO]CODE on 25 Nov 2026, 10:04 (Europe/Warsaw), not redeemed as far as we know.",
  ],
  [
    { offer: null, validUntil: "2026-11-26T09:00:00.000Z" },
    { redeemedAt: "2026-11-25T18:00:00.000Z" },
    "Alex Test was assigned SPRING-1 on 25 Nov 2026, 10:04 (Europe/Warsaw), expired on 26 Nov 2026, 10:00, redeemed on 25 Nov 2026, 19:00.",
  ],
  [
    {
      voucher: null,
      purpose: "promotion",
      promotionTier: { id: "promo_1", name: "Free shipping over 50" },
      offer: null,
      validUntil: null,
    },
    {},
    "Alex Test qualified for Free shipping over 50 on 25 Nov 2026, 10:04 (Europe/Warsaw).",
  ],
  [
    {
      problems: [{ kind: "publication_failed" }],
      offer: null,
      validUntil: null,
    },
    {},
    "Alex Test was not assigned SPRING-1 on 25 Nov 2026, 10:04 (Europe/Warsaw): publishing it failed.",
  ],
  [
    {
      voucher: null,
      purpose: "contradiction",
      promotionTier: { id: "promo_1", name: "Tier of nothing" },
      offer: null,
      validUntil: null,
    },
    {},
    "Alex Test was sent the promotion Tier of nothing, unverified, on 25 Nov 2026, 10:04 (Europe/Warsaw).",
  ],
  [
    { purpose: "contradiction", offer: null, validUntil: null },
    {},
    "Alex Test was sent SPRING-1, unverified, on 25 Nov 2026, 10:04 (Europe/Warsaw), not redeemed as far as we know.",
  ],
])("%o %o", (over, known, line) => {
  expect(
    answerLine({ ...entry, ...over } as CustomerEntry, { ...frame, ...known }),
  ).toBe(line);
});

test("an entry that brought nothing has no answer", () => {
  expect(
    answerLine({ ...entry, voucher: null, purpose: "plain_message" }, frame),
  ).toBeNull();
});
