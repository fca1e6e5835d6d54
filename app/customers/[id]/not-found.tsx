import { UserRoundX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { dimensionsHref } from "#lib/url/hrefs.ts";

export const metadata: Metadata = { title: "Customer not found" };

export default function CustomerNotFound() {
  return (
    <EmptyState level="h1" icon={UserRoundX} title="Customer not found">
      <p>
        The id may have been mistyped, or belong to another source. It is
        Voucherify’s own, as in cust_…; by e-mail or your own id a customer is
        found in the list. Or they were erased on request.
      </p>
      <LinkButton href={dimensionsHref("customer")}>
        See the customers
      </LinkButton>
    </EmptyState>
  );
}
