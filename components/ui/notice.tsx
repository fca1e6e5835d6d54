import clsx from "clsx";
import { CircleAlert, Info, TriangleAlert } from "lucide";
import { Icon } from "./icon.tsx";
import type { ReactNode } from "react";

const kinds = {
  info: {
    icon: Info,
    look: "border-line bg-sunk [&>svg]:text-ink-3",
    role: "status",
  },
  warning: {
    icon: TriangleAlert,
    look: "border-amber/40 bg-amber-tint [&>svg]:text-amber",
    role: "status",
  },
  error: {
    icon: CircleAlert,
    look: "border-red/40 bg-red-tint [&>svg]:text-red",
    role: "alert",
  },
} as const;

/** Something the reader should know before reading on. */
export function Notice({
  kind = "info",
  title,
  action,
  children,
}: {
  kind?: keyof typeof kinds;
  title?: string;
  action?: ReactNode;
  children?: ReactNode;
}) {
  const { icon, look, role } = kinds[kind];
  return (
    <div
      role={role}
      className={clsx(
        "flex flex-wrap items-start gap-x-2.5 gap-y-1.5 rounded-md border px-3 py-2",
        look,
      )}
    >
      <Icon of={icon} className="mt-0.5 size-4 shrink-0" />
      {/* Where there is little room the action goes below, and the words are not squeezed. */}
      <div className="min-w-[min(14rem,80%)] flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children ? <div className="text-ink-2">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
