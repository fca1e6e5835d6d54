import type { Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";

/** The page as it is saved by "Print or save as PDF": its number of sheets, and all text on them with single spaces. */
export async function printToPdf(
  page: Page,
): Promise<{ readonly sheets: number; readonly text: string }> {
  const file = await page.pdf({ preferCSSPageSize: true });
  const document = await getDocumentProxy(new Uint8Array(file));
  const { totalPages, text } = await extractText(document, {
    mergePages: true,
  });
  return { sheets: totalPages, text: text.replaceAll(/\s+/g, " ") };
}
