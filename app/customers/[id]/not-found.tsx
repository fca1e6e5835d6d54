import { UserRoundX } from "lucide";
import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { dimensionsHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Customer not found" };

export default function CustomerNotFound() {
  return (
    <EmptyState level="h1" icon={UserRoundX} title="Customer not found">
      <p>
        The id may be mistyped or belong to another source, or the customer was
        erased on request. This page takes Voucherify’s id, as in cust_…; to
        search by e-mail or your own id, use the list of customers.
      </p>
      <LinkButton href={dimensionsHref("customer")}>
        See the customers
      </LinkButton>
    </EmptyState>
  );
}
