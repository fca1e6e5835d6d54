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

it("leaves a plain text as it is, without an element around it", () => {
  expect(renderToStaticMarkup(<SentText text="SPRING-1" />)).toBe("SPRING-1");
  expect(
    renderToStaticMarkup(<SentText className="font-mono" text="SPRING-1" />),
  ).toBe('<bdi class="font-mono">SPRING-1</bdi>');
});

it("isolates a text that is written from right to left", () => {
  expect(renderToStaticMarkup(<SentText text={"\u05d0\u05d1"} />)).toBe(
    "<bdi>\u05d0\u05d1</bdi>",
  );
});
