import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SentText } from "./sent-text.tsx";

it("isolates a text and marks what cannot be seen", () => {
  const html = renderToStaticMarkup(<SentText text={"\u202eABC\u200b-1"} />);
  expect(html).toMatch(/^<bdi>.*<\/bdi>$/);
  expect(html).toContain("hidden character: right-to-left override");
  expect(html).toMatch(/>RLO<\/span>ABC<span/);
  expect(html).toMatch(/>ZWSP<\/span>-1/);
  expect(html).not.toMatch(/[\u202e\u200b]/);
});

it("leaves a plain text as it is", () => {
  expect(renderToStaticMarkup(<SentText text="SPRING-1" />)).toBe(
    "<bdi>SPRING-1</bdi>",
  );
});
