import Link from "next/link";
import type { ReactNode } from "react";
import { replaysHref } from "#lib/url/replay-hrefs.ts";

/** The place of a page under Replays, cut to what its header has room for. */
export function ReplaysCrumb({ children }: { children: ReactNode }) {
  return (
    <>
      <Link
        href={replaysHref()}
        className="text-ink-2 underline decoration-edge underline-offset-3 hover:text-ink"
      >
        Replays
      </Link>{" "}
      /{" "}
      <span className="inline-block max-w-[min(30rem,35vw)] truncate align-bottom">
        <bdi>{children}</bdi>
      </span>
    </>
  );
}
