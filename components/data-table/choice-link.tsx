"use client";

import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";

/** A choice of columns: the list with it, and what the cookie then keeps. */
export type ColumnChoice = { readonly href: Route; readonly kept: string };

/** A link that shows the list with other columns; without a choice it is shown as not available. */
export function ChoiceLink({
  choice,
  onChoose,
  label,
  className,
  children,
}: {
  choice: ColumnChoice | null;
  onChoose: (choice: ColumnChoice) => void;
  label?: string;
  className: string;
  children: ReactNode;
}) {
  if (choice === null) {
    return (
      <span
        role="link"
        aria-disabled="true"
        aria-label={label}
        className={className}
      >
        {children}
      </span>
    );
  }
  return (
    <Link
      href={choice.href}
      replace
      scroll={false}
      prefetch={false}
      aria-label={label}
      onClick={() => {
        onChoose(choice);
      }}
      className={className}
    >
      {children}
    </Link>
  );
}
