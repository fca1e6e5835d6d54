import type { Route } from "next";
import { LinkButton } from "#components/ui/link-button.tsx";

/** The ways through a list whose newest rows come first; nothing where all of it is on one page. */
export function PageLinks({
  newest,
  older,
}: {
  /** Null on the first page. */
  newest: Route | null;
  /** Null on the last. */
  older: Route | null;
}) {
  return newest === null && older === null ? null : (
    <nav
      aria-label="Pages"
      className="flex justify-end gap-2 px-4 py-3 side:px-6"
    >
      <LinkButton href={newest}>Newest</LinkButton>
      <LinkButton rel="next" href={older}>
        Older
      </LinkButton>
    </nav>
  );
}
