"use client";

import { useState } from "react";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import {
  boundedWidth,
  type ColumnWidths,
  formatWidths,
} from "./column-widths.ts";

export type SizedColumns = {
  readonly widths: ColumnWidths;
  /** Null gives the column its own share again. */
  readonly resize: (id: string, px: number | null) => void;
  readonly resetAll: () => void;
};

/**
 * The widths that a reader gives to columns, kept in a cookie.
 *
 * @param kept as the server read them from it
 */
export function useColumnWidths(
  cookie: string,
  kept: ColumnWidths,
): SizedColumns {
  const [widths, setWidths] = useState(kept);
  const change = (next: ColumnWidths) => {
    setWidths(next);
    keepInCookie(cookie, formatWidths(next));
  };
  return {
    widths,
    resize: (id, px) => {
      const others = Object.fromEntries(
        Object.entries(widths).filter(([other]) => other !== id),
      );
      change(px === null ? others : { ...others, [id]: boundedWidth(px) });
    },
    resetAll: () => {
      change({});
    },
  };
}
