"use client";

import { createContext, type ReactNode, use } from "react";
import { UTC } from "#lib/domain/time/time-zone.ts";

type PageTime = {
  /** The zone that every time on the page is told in. */
  readonly zone: string;
  /** When the server wrote the page, in ms: what the first paint calls "now". */
  readonly writtenAt: number;
};

const PageTimeContext = createContext<PageTime>({ zone: UTC, writtenAt: 0 });

/** The reader's zone, and the server's now, for every time on the page: server and browser write the same. */
export function PageTimeProvider({
  zone,
  writtenAt,
  children,
}: PageTime & { children: ReactNode }) {
  return (
    <PageTimeContext value={{ zone, writtenAt }}>{children}</PageTimeContext>
  );
}

export function usePageTime(): PageTime {
  return use(PageTimeContext);
}
