import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page, TestInfo } from "@playwright/test";

/** What is downloaded by `press`, as a file of its own name in the test's folder. @returns its path */
export async function saveDownload(
  page: Page,
  testInfo: TestInfo,
  press: () => Promise<void>,
): Promise<string> {
  const downloading = page.waitForEvent("download");
  await press();
  const download = await downloading;
  const file = testInfo.outputPath(download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

/** The reader's choice in the browser's own dialog, which no test can press: a real file, in a place of the browser's own. */
export async function chooseSavePlace(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pick = async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle(suggestedName, { create: true });
    };
    Object.assign(window, { showSaveFilePicker: pick });
  });
}

/** What stands in a file that was saved to the chosen place, as a file in the test's folder. @returns its path */
export async function takeSavedFile(
  page: Page,
  testInfo: TestInfo,
  name: string,
): Promise<string> {
  const text = await page.evaluate(async (saved) => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle(saved)).getFile();
    return file.text();
  }, name);
  return writeText(testInfo, name, text);
}

/** A file in the test's folder. @returns its path */
export async function writeText(
  testInfo: TestInfo,
  name: string,
  text: string,
): Promise<string> {
  const file = testInfo.outputPath(name);
  await writeFile(file, text);
  return file;
}

/** Runs `npm run verify -- …` as an auditor would. */
export function verify(
  ...given: readonly string[]
): Promise<{ readonly code: number; readonly said: string }> {
  const program = path.join(import.meta.dirname, "../lib/setup/run.mjs");
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, "verify", ...given],
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, said: stdout + stderr });
      },
    );
  });
}
