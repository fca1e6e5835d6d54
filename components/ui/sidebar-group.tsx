import { type ReactNode, useId } from "react";

/** A group of the side column: a small heading over its content. */
export function SideGroup({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  return (
    // On paper a block: there its heading stays with what follows.
    <section aria-labelledby={id} className="grid gap-2 print:block">
      <header className="flex items-baseline justify-between gap-2 print:pb-2">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {aside === undefined ? null : (
          <span className="text-ink-2">{aside}</span>
        )}
      </header>
      {children}
    </section>
  );
}
