import { Section } from "#components/ui/section.tsx";
import {
  type PayloadChange,
  type PayloadGroup,
  payloadGroupSchema,
} from "#lib/domain/payload-diff/payload-change.ts";
import { ChangeRow } from "./change-row.tsx";

const titles: Record<PayloadGroup, string> = {
  customer: "Customer",
  segment: "Segment",
  campaign: "Campaign",
  voucher: "Code",
  publication: "Publication",
  promotion_tier: "Promotion",
  other: "Other fields",
  envelope: "The delivery itself",
};

/** Changes by the object that they are of. */
export function ChangeGroups({
  changes,
  currency,
}: {
  changes: readonly PayloadChange[];
  currency: string | null;
}) {
  return payloadGroupSchema.options.map((group) => {
    const own = changes.filter((change) => change.group === group);
    return own.length === 0 ? null : (
      <Section
        key={group}
        title={titles[group]}
        note={`${own.length.toLocaleString("en")} ${own.length === 1 ? "change" : "changes"}`}
      >
        <dl className="divide-y divide-line">
          {own.map((change) => (
            <ChangeRow
              key={`${change.kind} ${change.path}`}
              change={change}
              currency={currency}
              withPath
            />
          ))}
        </dl>
      </Section>
    );
  });
}
