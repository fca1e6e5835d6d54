import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";

/** The rows of a list as a page that has nothing else, from a server that does nothing else. */
export type StaticPage = { readonly url: string; stop(): void };

/** What no page that shows the same rows in the same style could beat: no framework, no search, no counts. */
export async function serveStaticPage(list: Page): Promise<StaticPage> {
  const { styles, table } = await list.evaluate(() => ({
    styles: Array.from(document.styleSheets)
      .flatMap((sheet) => Array.from(sheet.cssRules))
      // The fonts lie where this page does not.
      .filter((rule) => !(rule instanceof CSSFontFaceRule))
      .map(({ cssText }) => cssText)
      .join("\n"),
    table: document.querySelector("table")?.outerHTML ?? "",
  }));
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Rows</title>
    <style>${styles}</style><input type="search" aria-label="Find">${table}
    <aside hidden class="fixed top-0 right-0 bottom-0 w-96 bg-panel">This row</aside>
    <script>(${actOnKeys.toString()})()</script></html>`;
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Runs in the page: the least that moves through its rows and looks at one. */
function actOnKeys(): void {
  const links = Array.from(
    document.querySelectorAll<HTMLElement>("[data-row-link]"),
  );
  const panel = document.querySelector("aside");
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  document.addEventListener("keydown", (event) => {
    const at = links.findIndex((link) => link === document.activeElement);
    if (at < 0 || panel === null) return;
    const step = steps[event.key];
    if (step !== undefined) links[at + step]?.focus();
    else if (event.key === " ") panel.hidden = !panel.hidden;
    else return;
    event.preventDefault();
  });
}
