"use client";

import { Bookmark, House } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import { usePathname, useSearchParams } from "next/navigation";
import { useId } from "react";
import { NavItem } from "#components/shell/nav-item.tsx";
import type { SavedView } from "#lib/domain/filter/saved-view.ts";
import { toViewQuery } from "#lib/url/view-query.ts";

/** The saved views as places in the navigation; nothing while there is none. */
export function ViewLinks({
  views,
}: {
  views: readonly (SavedView & { readonly href: Route })[];
}) {
  const id = useId();
  const path = usePathname();
  const params = new URLSearchParams(useSearchParams());
  if (views.length === 0) return null;
  return (
    <div className="pt-5">
      <p id={id} className="px-2.5 pb-1 text-xs text-ink-3">
        Saved views
      </p>
      <ul
        aria-labelledby={id}
        className="grid grid-cols-[minmax(0,1fr)] gap-0.5"
      >
        {views.map(({ id: key, name, list, query, href, isStartPage }) => {
          const here =
            path === `/${list}` && query === toViewQuery(list, params);
          return (
            <li key={key}>
              <NavItem href={href} current={here ? "page" : undefined}>
                <Icon of={Bookmark} />
                <span className="min-w-0 truncate" title={name}>
                  {name}
                </span>
                {isStartPage ? (
                  <>
                    <Icon of={House} className="ml-auto text-ink-3" />
                    <span className="sr-only">, the start page</span>
                  </>
                ) : null}
              </NavItem>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
