import { decodedParam } from "#app/_dimensions/decoded-param.ts";
import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import { pageNonce } from "#app/_document/page-nonce.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import type { Metadata } from "next";
import { Suspense } from "react";
import { answerLine } from "#components/customer/answer-line.ts";
import {
  type ComparableEntry,
  CompareEntries,
} from "#components/customer/compare-entries.tsx";
import { EraseCustomer } from "#components/erasure/erase-customer.tsx";
import { CustomerHeader } from "#components/customer/customer-header.tsx";
import { CustomerIdentity } from "#components/customer/customer-identity.tsx";
import { customerName } from "#components/customer/customer-sentence.ts";
import { CustomerSide } from "#components/customer/customer-sidebar.tsx";
import { SummaryFigures } from "#components/customer/summary-figures.tsx";
import { Timeline } from "#components/customer/timeline.tsx";
import { pageFrame } from "#app/_document/page-frame.ts";
import { NoticeOnError } from "#components/shell/notice-on-error.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type {
  CustomerEntry,
  CustomerOverview,
} from "#lib/domain/customer/customer-history.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { formatTime } from "#lib/domain/time/format-time.ts";
import { parseEventCursor } from "#lib/domain/event/event-cursor.ts";
import { getCustomerSidebar } from "#lib/services/customers/get-customer-sidebar.ts";
import { listRedemptions } from "#lib/services/customers/list-redemptions.ts";
import { listCustomerEntries } from "#lib/services/customers/list-customer-entries.ts";
import { listSent } from "#lib/services/replays/list-sent.ts";
import { customerHref } from "#lib/url/hrefs.ts";
import {
  eraseCustomerAction,
  previewErasureAction,
} from "#lib/actions/erasure-actions.ts";
import { loadCustomer, toSourceId } from "./load-customer.ts";

type Props = PageProps<"/customers/[id]">;

export async function generateMetadata({
  params,
  searchParams,
}: Props): Promise<Metadata> {
  const { source } = await searchParams;
  const customer = await loadCustomer((await params).id, toSourceId(source));
  return { title: isolateSent(customerName(customer)) };
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const { source, cursor } = await searchParams;
  const frame = await pageFrame();
  const customer = await loadCustomer(
    decodedParam((await params).id),
    toSourceId(source),
  );
  const key = { customerId: customer.id, sourceId: customer.source.id };
  const context = await pageContext();
  const maySeeBodies = can(context.access.role, "read_personal");
  const isPlace = typeof cursor === "string" && parseEventCursor(cursor);
  const { entries, nextCursor, previousCursor } = await listCustomerEntries(
    context,
    key,
    { order: "desc", cursor: isPlace ? cursor : null },
  );
  const redemptions = await listRedemptions(await pageContext(), {
    sourceId: customer.source.id,
    codes: [...new Set(entries.flatMap(({ voucher }) => voucher?.code ?? []))],
  });
  const sent = await listSent(
    await pageContext(),
    entries.map(({ id }) => id),
  );
  const toPage = (to: string | null) =>
    to === null
      ? null
      : customerHref(customer.id, { source: customer.source.id, cursor: to });
  return (
    <>
      <SheetMarks
        title={isolateSent(customerName(customer))}
        proof={`Customer ID ${customer.id}`}
        nonce={await pageNonce()}
      />
      <CustomerHeader
        customer={customer}
        mayReport={maySeeBodies}
        erase={
          can(context.access.role, "administer") ? (
            <EraseCustomer
              name={customerName(customer)}
              source={customer.source}
              preview={previewErasureAction.bind(null, customer.id)}
              erase={eraseCustomerAction.bind(null, customer.id)}
            />
          ) : null
        }
      />
      <div className="mx-auto grid w-full max-w-6xl flex-1 grid-cols-1 content-start gap-5 px-4 py-5 side:px-6 print:block print:*:mb-5">
        <CustomerIdentity
          customer={customer}
          onlySegment={
            entries.find(({ segment }) => segment?.name)?.segment?.name ?? null
          }
          {...frame}
        />
        {cursor === undefined || isPlace ? null : (
          <Notice kind="warning">
            “cursor” is no place in this history: these are the newest entries.
          </Notice>
        )}
        <SummaryFigures
          figures={customer.figures}
          currency={customer.source.currency}
        />
        {/* On paper one below the other: sheets part a grid so that its rows overlap. */}
        <div className="grid grid-cols-1 gap-8 wide:grid-cols-[minmax(0,1fr)_17rem] print:block print:*:mb-8">
          <section aria-labelledby="entries">
            <h2 id="entries" className="sr-only">
              Entries, newest first
            </h2>
            {entries.length === 0 ? (
              <p className="text-ink-2">
                No entry of this customer is kept. Other events that name them
                are listed beside.
              </p>
            ) : (
              <>
                {entries.length > 2 && maySeeBodies ? (
                  <CompareEntries
                    key={entries[0]?.id}
                    entries={entries.map((entry) =>
                      toComparable(entry, frame.zone),
                    )}
                  />
                ) : null}
                <Timeline
                  entries={entries}
                  answerOf={(entry) =>
                    answerLine(entry, {
                      ...frame,
                      who: customerName(customer),
                      redeemedAt:
                        redemptions.get(entry.voucher?.code ?? "") ?? null,
                    })
                  }
                  sentOf={({ id }) => sent.get(id) ?? []}
                />
              </>
            )}
            {nextCursor === null && previousCursor === null ? null : (
              <nav aria-label="Pages" className="mt-6 flex gap-2">
                <LinkButton href={toPage(previousCursor)} rel="prev">
                  Newer entries
                </LinkButton>
                <LinkButton href={toPage(nextCursor)} rel="next">
                  Older entries
                </LinkButton>
              </nav>
            )}
          </section>
          <NoticeOnError title="Codes, segments and other events could not be shown.">
            <Suspense fallback={<Skeleton className="h-60 w-full" />}>
              <Aside customer={customer} />
            </Suspense>
          </NoticeOnError>
        </div>
      </div>
    </>
  );
}

function toComparable(entry: CustomerEntry, zone: string): ComparableEntry {
  const { id, place, segment, enteredAt, receivedAt } = entry;
  const where = segment?.name ?? segment?.id ?? "a segment without a name";
  const at = formatTime(new Date(enteredAt ?? receivedAt), zone, "minute");
  return { id, words: `${place.toLocaleString("en")} · ${where} · ${at}` };
}

async function Aside({ customer }: { customer: CustomerOverview }) {
  const aside = await getCustomerSidebar(await pageContext(), {
    customerId: customer.id,
    sourceId: customer.source.id,
  });
  return <CustomerSide customer={customer} {...aside} />;
}
