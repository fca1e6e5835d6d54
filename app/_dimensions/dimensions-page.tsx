import { pageContext } from "#lib/auth/page-context.ts";
import { DimensionsView } from "#components/dimension/dimensions-view.tsx";
import { boundedText } from "#lib/domain/text/bounded-text.ts";
import type { ListKind } from "#lib/domain/counts/dimension.ts";
import { seesPersonalData } from "#lib/services/visible.ts";
import { listDimensions } from "#lib/services/dimensions/list-dimensions.ts";

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The list of everything of a kind; `q` in its address searches it. */
export async function DimensionsPage({
  kind,
  query,
}: {
  kind: ListKind;
  query: Query;
}) {
  const [asked] = [query.q].flat();
  const q = boundedText(asked?.trim() ?? "", 200);
  const asksForPeople = kind === "customer" && q !== "";
  const context = await pageContext(asksForPeople ? "read_personal" : "read");
  return (
    <DimensionsView
      kind={kind}
      list={await listDimensions(context, {
        kind,
        q: q === "" ? null : q,
      })}
      q={q === "" ? undefined : q}
      maySearch={kind !== "customer" || seesPersonalData(context)}
    />
  );
}
