import { pageContext } from "#lib/auth/page-context.ts";
import { cache, Suspense } from "react";
import { NavCount } from "#components/shell/nav-count.tsx";
import { UnknownOnError } from "#components/shell/unknown-on-error.tsx";
import { countLists } from "#lib/services/counts/count-lists.ts";

const loadCounts = cache(async () => countLists(await pageContext()));

/** How many rows a list has, in the navigation, which does not wait for it. */
export function ListCount({ of }: { of: "entries" | "events" }) {
  return (
    <UnknownOnError>
      <Suspense>
        <Loaded of={of} />
      </Suspense>
    </UnknownOnError>
  );
}

async function Loaded({ of }: { of: "entries" | "events" }) {
  const counts = await loadCounts();
  return <NavCount count={counts[of]} />;
}
