import clsx from "clsx";
import type { ComponentProps } from "react";

/** One line of text. Name it with a `Field` or an `aria-label`. */
export function Input({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      className={clsx(
        "min-h-8 w-full min-w-0 rounded-md border border-edge bg-panel px-2.5 py-1 text-sm",
        "aria-invalid:border-red disabled:opacity-60",
        className,
      )}
      {...rest}
    />
  );
}
