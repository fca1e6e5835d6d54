import { globSync } from "node:fs";
import path from "node:path";

/**
 * The address of every page that there is, found by its file, with `[…]` where a parameter stands.
 */
export function findPages(): string[] {
  return addressesOf("app/**/page.tsx");
}

/** The same of every route, webhooks aside: they have their own keys. */
export function findRoutes(): string[] {
  return addressesOf("app/api/**/route.ts").filter(
    (address) => !address.startsWith("/api/webhooks/"),
  );
}

function addressesOf(pattern: string): string[] {
  return globSync(pattern)
    .map((file) =>
      path
        .dirname(file)
        .slice("app".length)
        .replaceAll(/\/\([^)]*\)/g, ""),
    )
    .map((address) => (address === "" ? "/" : address))
    .sort();
}
