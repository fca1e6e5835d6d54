import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "./link-pending.tsx";
import { type ButtonStyle, buttonStyle } from "./button-look.ts";

/** A link that looks like a button. Without `href` it is shown as not available. */
export function LinkButton({
  href,
  look = "secondary",
  rel,
  children,
}: {
  href: Route | null;
  look?: ButtonStyle;
  rel?: string;
  children: ReactNode;
}) {
  if (href === null) {
    return (
      <span role="link" aria-disabled="true" className={buttonStyle(look)}>
        {children}
      </span>
    );
  }
  return (
    <Link
      href={href}
      rel={rel}
      prefetch={false}
      className={buttonStyle(look, "relative overflow-clip")}
    >
      {children}
      <LinkPending />
    </Link>
  );
}
