import Link from "next/link";
import type {
  HeadInput,
  ListDefinition,
  ListHeadParts,
} from "#app/_lists/list-definition.ts";
import {
  entriesBreakdown,
  entriesHeadline,
} from "#components/event-list/entries-headline.ts";
import { entriesTabs } from "#components/event-list/entries-tabs.tsx";
import { entriesList } from "#components/event-filter/list-kind.ts";
import { countWords } from "#components/event-words/count-words.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { getTabCounts } from "#lib/services/counts/get-tab-counts.ts";

/** The list of customers who entered a segment. */
export const entriesDefinition: ListDefinition = {
  kind: entriesList,
  title: "Entries",
  fixed: { entries: "only" },
  tabsLabel: "Purposes",
  head: entriesHead,
};

async function entriesHead({
  list,
  filter,
  asked,
  facets: counting,
  frame,
}: HeadInput): Promise<ListHeadParts> {
  const [facets, counts] = await Promise.all([
    counting,
    getTabCounts(await pageContext(), asked, counting),
  ]);
  const attention = facets.needsAttention;
  return {
    headline: entriesHeadline(facets, filter, frame),
    breakdown: (
      <>
        {entriesBreakdown(facets, filter)}{" "}
        {attention.count > 0 ? (
          <Link
            href={list.href({ ...filter, attention: "only" })}
            prefetch={false}
            className="link"
          >
            {countWords(attention)} {attention.count === 1 ? "needs" : "need"}{" "}
            attention.
          </Link>
        ) : null}
      </>
    ),
    ...entriesTabs(list, filter, counts),
  };
}
