"use client";

/** Moves the focus past the navigation. It leaves no address behind: Next does not come back to one it did not write. */
export function SkipLink({ to }: { to: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById(to)?.focus();
      }}
      className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-ink px-3 py-2 text-ground focus:translate-y-0 print:hidden"
    >
      Skip to the content
    </a>
  );
}
