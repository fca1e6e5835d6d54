import { UserRound } from "lucide";
import { KeyValues } from "#components/ui/key-values.tsx";
import { Section } from "#components/ui/section.tsx";
import type { Customer } from "#lib/domain/voucherify/customer.ts";
import type { ParsedObject } from "#lib/domain/reading/parse-payload.ts";
import { AlsoSent } from "./also-sent.tsx";
import { customerFigures } from "./customer-figures.ts";
import { customerRows, shownOfCustomer } from "./customer-rows.tsx";
import { FigureGrid } from "./figure-grid.tsx";
import { remainingParts } from "./remaining-parts.ts";

/** The customer as the body told of them: the summary as figures, then who they are. */
export function CustomerCard({
  customer,
  currency,
  at,
  zone,
}: {
  customer: ParsedObject<Customer>;
  currency: string | null;
  /** When the event happened or came, ISO 8601. */
  at: string;
  zone: string;
}) {
  const { summary, loyalty, referrals } = customer.value;
  const isPart = [summary, loyalty, referrals].every(
    (part) => part === null || part === undefined,
  );
  return (
    <Section
      title="Customer"
      note={
        isPart
          ? "sent without orders, redemptions and points"
          : "everything Voucherify knew at that moment"
      }
      icon={UserRound}
      flush
    >
      {isPart ? null : (
        <FigureGrid
          figures={customerFigures(customer.value, currency, at, zone)}
        />
      )}
      <div className="px-4 pt-1 pb-4">
        <KeyValues columns={2} items={customerRows(customer.value)} />
        <AlsoSent
          parts={remainingParts(customer, shownOfCustomer)}
          within={customer.path}
          of="customer"
        />
      </div>
    </Section>
  );
}
