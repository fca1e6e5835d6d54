import { ThingsView } from "#components/dimension/dimensions-view.tsx";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import type { ListedKind } from "#lib/domain/counts/dimension.ts";
import { listThings } from "#lib/services/dimensions/list-dimensions.ts";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The list of everything of a kind; `q` in its address searches it. */
export async function ThingsPage({
  kind,
  query,
}: {
  kind: ListedKind;
  query: Query;
}) {
  const [asked] = [query.q].flat();
  const q = boundedText(asked?.trim() ?? "", 200);
  return (
    <ThingsView
      kind={kind}
      list={await listThings(kind, q === "" ? null : q)}
      q={q === "" ? undefined : q}
    />
  );
}
