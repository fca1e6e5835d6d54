import { expect, test } from "vitest";
import { compareWithBaseline, baselineOf } from "./baseline.ts";

test("the usual is the median, so one odd week does not move it", () => {
  expect(baselineOf([400, 410, 4_000, 390])).toBe(405);
  expect(baselineOf([7, 0, 8])).toBe(7);
});

test("one week is no history", () => {
  expect(baselineOf([400])).toBeNull();
  expect(compareWithBaseline(0, [400])).toEqual({
    than: "unknown",
    because: "history",
  });
});

test.each([
  [412, [400, 420, 390, 410], "as_usual"],
  [600, [400, 420, 390, 410], "as_usual"],
  [280, [400, 420, 390, 410], "as_usual"],
  [260, [400, 420, 390, 410], "fewer"],
  [199, [400, 420, 390, 410], "far_fewer"],
  [650, [400, 420, 390, 410], "more"],
  [0, [400, 420], "far_fewer"],
])("%d beside %j is %s", (count, weeks, than) => {
  expect(compareWithBaseline(count, weeks)).toMatchObject({ than });
});

test("small counts vary by chance, and no alarm is raised over it", () => {
  expect(compareWithBaseline(0, [4, 5, 6, 5]).than).toBe("as_usual");
  expect(compareWithBaseline(3, [0, 0, 0, 0]).than).toBe("as_usual");
  expect(compareWithBaseline(0, [0, 0]).than).toBe("as_usual");
});
