import clsx from "clsx";
import type { ComponentProps } from "react";

/** The platform's own select: keyboard, touch and screen readers for nothing. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <select
      className={clsx(
        "min-h-8 w-full min-w-0 rounded-md border border-edge bg-panel px-2 py-1 text-sm",
        "aria-invalid:border-red disabled:opacity-60",
        className,
      )}
      {...rest}
    />
  );
}
