import { FileCheck2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { ReactNode } from "react";
import { Crumb } from "#components/shell/crumb.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { TimeZoneChoice } from "#components/time/time-zone-choice.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import type { CustomerOverview } from "#lib/domain/customer/customer-history.ts";
import { customerEvidenceHref, dimensionsHref } from "#lib/url/hrefs.ts";
import { customerName } from "./customer-sentence.ts";
import { SentText } from "#components/event-words/sent-text.tsx";

/** Where the reader is, and the way to the report. */
export function CustomerHeader({
  customer,
  erase,
  mayReport = false,
  children,
}: {
  customer: CustomerOverview;
  /** What erases the customer, for whoever may. */
  erase?: ReactNode;
  /** Whether the reader's role includes the report. */
  mayReport?: boolean;
  /** In place of the way to the report. */
  children?: ReactNode;
}) {
  return (
    <PageHeader
      title={
        <Crumb href={dimensionsHref("customer")} parent="Customers">
          <SentText text={customerName(customer)} />
        </Crumb>
      }
    >
      <TimeZoneChoice />
      {erase}
      {children ??
        (mayReport ? (
          <LinkButton
            href={customerEvidenceHref(customer.id, {
              source: customer.source.id,
            })}
          >
            <Icon of={FileCheck2} />
            <span className="max-table:sr-only">Evidence report</span>
          </LinkButton>
        ) : null)}
    </PageHeader>
  );
}
