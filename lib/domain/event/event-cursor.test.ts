import fc from "fast-check";
import { expect, test } from "vitest";
import { formatEventCursor, parseEventCursor } from "./event-cursor.ts";

test("a cursor is read back as it was made, and needs no escaping in a URL", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("after" as const, "before" as const),
      fc.uuid(),
      fc.constantFrom(null, "7:7:", "7:12:8,11", "1:18446744073709551615:"),
      (side, eventId, snapshot) => {
        const asOf = snapshot === null ? {} : { asOf: { epoch: 1, snapshot } };
        const text = formatEventCursor({ side, eventId, ...asOf });
        expect(encodeURIComponent(text)).toBe(text);
        expect(parseEventCursor(text)).toEqual({ side, eventId, ...asOf });
      },
    ),
  );
});

test("any other text is none", () => {
  const valid = formatEventCursor({
    side: "after",
    eventId: "019a0000-0000-7000-8000-000000000000",
  });
  for (const text of [
    `${valid}=`,
    valid.slice(1),
    valid.slice(0, -1),
    `${valid}AA`,
    valid.toUpperCase(),
  ]) {
    expect(parseEventCursor(text)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(parseEventCursor(text)).toBeNull();
    }),
  );
});
