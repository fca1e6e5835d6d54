import { type Browser, chromium } from "@playwright/test";
import { chromiumFlags } from "#e2e/chromium-flags.ts";
import { findChromium } from "#lib/setup/find-chromium.mjs";

/** The Chromium that the browser tests use too. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = await findChromium();
  return chromium.launch({
    ...(executablePath === "" ? {} : { executablePath }),
    args: chromiumFlags,
  });
}
