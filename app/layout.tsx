import { pageContext } from "#lib/auth/page-context.ts";
import { findSignedIn, type SignedIn } from "#lib/auth/signed-in.ts";
import { AppError } from "#lib/errors/app-error.ts";
import "./globals.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { FRAME_END, Shell } from "#components/shell/shell.tsx";
import { themeCookie, toTheme } from "#components/shell/theme.ts";
import { densityCookie, toDensity } from "#components/data-table/density.ts";
import { RejectingSourcesBanner } from "#components/sources/rejecting-sources-banner.tsx";
import { KeepBrowserZone } from "#components/time/keep-browser-zone.tsx";
import { timeZoneCookie } from "#components/time/time-zone-cookie.ts";
import { PageTimeProvider } from "#components/time/zone-context.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { mono, sans } from "./_document/fonts.ts";
import { pageFrame } from "./_document/page-frame.ts";
import { pageNonce } from "./_document/page-nonce.ts";
import { ListCount } from "./_lists/list-count.tsx";
import { SavedViewsNavigation } from "./views/saved-views-navigation.tsx";
import { listRejectingSources } from "#lib/services/sources/list-rejecting-sources.ts";

export const metadata: Metadata = {
  title: { default: "Segment Inspector", template: "%s · Segment Inspector" },
  description:
    "Which customers entered which segment, and what they were sent.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({
  children,
}: {
  children: ReactNode;
}) {
  const kept = await cookies();
  const theme = toTheme(kept.get(themeCookie)?.value);
  const { zone, now } = await pageFrame();
  const who = await whoIsThere();
  const nonce = await pageNonce();
  return (
    <html
      lang="en"
      className={`${sans.variable} ${mono.variable}`}
      data-theme={theme === "system" ? undefined : theme}
      data-density={toDensity(kept.get(densityCookie)?.value)}
    >
      {who === "nobody" ? null : (
        <head>
          <link rel="expect" href={`#${FRAME_END}`} blocking="render" />
        </head>
      )}
      <body>
        <CSPProvider nonce={nonce ?? ""}>
          <PageTimeProvider zone={zone} writtenAt={now.getTime()}>
            <SheetMarks title="Segment Inspector" zone={zone} nonce={nonce} />
            {kept.has(timeZoneCookie) ? null : <KeepBrowserZone />}
            {who === "nobody" ? (
              children
            ) : (
              <Shell
                member={who.member}
                theme={theme}
                counts={{
                  entries: <ListCount of="entries" />,
                  events: <ListCount of="events" />,
                }}
                views={<SavedViewsNavigation />}
                banner={
                  <NoticeOnError title="Whether a source is rejecting webhooks could not be checked.">
                    {/* Not streamed: coming later, it would push the page down under the pointer. */}
                    <RejectingSources />
                  </NoticeOnError>
                }
              >
                {children}
              </Shell>
            )}
          </PageTimeProvider>
        </CSPProvider>
      </body>
    </html>
  );
}

async function RejectingSources() {
  const sources = await listRejectingSources(await pageContext());
  return <RejectingSourcesBanner sources={sources} />;
}

/** The shell stands around what is seen after signing in. Without a database that cannot be told, and the pages say so inside it. */
async function whoIsThere(): Promise<
  { readonly member: SignedIn["member"] | null } | "nobody"
> {
  try {
    const { signedIn } = await findSignedIn(await headers());
    return signedIn ? { member: signedIn.member } : "nobody";
  } catch (error) {
    if (error instanceof AppError && error.code === "unavailable")
      return { member: null };
    throw error;
  }
}
