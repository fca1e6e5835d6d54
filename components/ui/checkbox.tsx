import clsx from "clsx";
import type { ComponentProps } from "react";

/** The platform's checkbox. `some` shows that a part of what it stands for is chosen. */
export function Checkbox({
  some = false,
  className,
  ...rest
}: Omit<ComponentProps<"input">, "type" | "ref"> & { some?: boolean }) {
  return (
    <input
      type="checkbox"
      ref={(box) => {
        if (box !== null) box.indeterminate = some;
      }}
      className={clsx("size-4 shrink-0 cursor-pointer", className)}
      {...rest}
    />
  );
}
