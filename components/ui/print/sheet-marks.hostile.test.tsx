import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { SheetMarks } from "./sheet-marks.tsx";

test.each([
  `</style><script>alert(1)</script>`,
  `"; } body { display: none } @page { content: "`,
  "\\",
  "line\nbreak\0",
  "\u202Eevil",
])("%j stays a text on the sheet", (title) => {
  const html = renderToStaticMarkup(
    <SheetMarks title={title} proof="ab12" nonce="n" />,
  );
  const [, content = ""] = /@top-left \{ content: "([^"]*)";/.exec(html) ?? [];
  expect(content).toMatch(/^(?:[A-Za-z0-9 ]|\\[0-9a-f]{6} )*$/);
  expect(html.match(/<\/?style/g)).toHaveLength(2);
});

test("a title keeps its spaces, those behind its dots too", () => {
  const html = renderToStaticMarkup(
    <SheetMarks title="Evidence report · Alex, 1 row" proof="" nonce="n" />,
  );
  expect(html).toContain('"Evidence report \\0000b7  Alex\\00002c  1 row"');
});
