import clsx from "clsx";
import type { IconNode } from "lucide";
import { createElement } from "react";

/** An icon in the colour of the text beside it. It repeats what words say, so it is hidden from whoever does not see it. */
export function Icon({ of, className }: { of: IconNode; className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 24 24" className={clsx("icon", className)}>
      {of.map(([shape, attributes], index) =>
        createElement(shape, { key: index, ...attributes }),
      )}
    </svg>
  );
}
