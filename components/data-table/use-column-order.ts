"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { keepInCookie } from "#components/ui/keep-in-cookie.ts";
import { type ColumnChoice, formatOrder } from "./column-order.ts";

/** Columns as they are shown now, and a way to show others. */
export type OrderedColumns = ColumnChoice & {
  readonly show: (columns: readonly string[]) => void;
};

/**
 * Which columns are shown. A change is seen at once, and the next one builds on
 * it, while the address that has it is still on its way.
 */
export function useColumnOrder(choice: ColumnChoice): OrderedColumns {
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [shown, setShown] = useOptimistic(choice.shown);
  return {
    ...choice,
    shown,
    show: (columns) => {
      const text = formatOrder(columns, choice.defaults);
      keepInCookie(choice.cookie, text);
      const query = new URLSearchParams(search);
      if (text === "") query.delete(choice.key);
      else query.set(choice.key, text);
      startTransition(() => {
        setShown(columns);
        router.replace(`${path}?${query}` as Route, { scroll: false });
      });
    },
  };
}
