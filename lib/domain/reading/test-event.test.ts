import { describe, expect, it } from "vitest";
import { readEvent } from "./read-event.ts";
import {
  distributionEnvelope,
  plainMessage,
  toBytes,
} from "#lib/domain/voucherify/sample-bodies.ts";
import { testMark } from "./test-event.ts";

const isTest = (body: unknown) => readEvent(toBytes(body)).isTest;
const genuine = distributionEnvelope(plainMessage);
const zeros = "0".repeat(18);

describe("a test event", () => {
  it.each([
    ["a preview's sendout", { ...genuine, id: `whs_${zeros}` }],
    [
      "a preview's event",
      { ...genuine, event: { ...genuine.event, id: `evcus_${zeros}` } },
    ],
    [
      "a preview's distribution",
      { ...genuine, source: { ...genuine.source, id: `distr_${zeros}` } },
    ],
    [
      "a preview of designed data",
      { ...genuine, id: `whs_${zeros}`, data: { To: "x" } },
    ],
    ["our own mark in an envelope", { ...genuine, [testMark]: true }],
    ["our own mark in bare data", { ...plainMessage, [testMark]: true }],
  ])("is told by %s", (_what, body) => {
    expect(isTest(body)).toBe(true);
  });

  it.each([
    ["a genuine entry", genuine],
    ["a masked id of a documentation page", { ...genuine, id: "whs_ID" }],
    ["an id that only begins with zeros", { ...genuine, id: "whs_0000000001" }],
    ["zeros in what is no envelope", { id: `whs_${zeros}`, ...plainMessage }],
    ["a mark that is not true", { ...genuine, [testMark]: "yes" }],
    [
      "a mark within the data",
      distributionEnvelope({ ...plainMessage, [testMark]: true }),
    ],
  ])("is not %s", (_what, body) => {
    expect(isTest(body)).toBe(false);
  });
});
