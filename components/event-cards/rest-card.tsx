import { Layers } from "lucide";
import { Section } from "#components/ui/section.tsx";
import type { PayloadPart } from "#lib/domain/voucherify/undocumented-parts.ts";
import { SentParts } from "./sent-parts.tsx";

/** Whatever no other card shows, so that nothing that was sent is hidden. */
export function RestCard({ parts }: { parts: readonly PayloadPart[] }) {
  if (parts.length === 0) return null;
  return (
    <Section
      title="Other fields"
      note="by path in the body, as sent"
      icon={Layers}
    >
      <SentParts parts={parts} />
    </Section>
  );
}
