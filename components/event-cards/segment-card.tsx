import { Shapes } from "lucide";
import { KeyValues } from "#components/ui/key-values.tsx";
import { Section } from "#components/ui/section.tsx";
import type { ParsedObject } from "#lib/domain/reading/parse-payload.ts";
import type { Segment } from "#lib/domain/voucherify/segment.ts";
import { dimensionHref } from "#lib/url/hrefs.ts";
import { AlsoSent } from "./also-sent.tsx";
import { idFact, shownFact } from "./fact.tsx";
import { remainingParts } from "./remaining-parts.ts";
import { DimensionLink } from "./dimension-link.tsx";

/** The segment that was entered: Voucherify sends its name and id, never its rules. */
export function SegmentCard({ segment }: { segment: ParsedObject<Segment> }) {
  const { id, name } = segment.value;
  return (
    <Section title="Segment" icon={Shapes}>
      <KeyValues
        columns={2}
        items={[
          shownFact(
            "Name",
            <DimensionLink
              name={name}
              href={id ? dimensionHref("segment", id) : null}
            />,
          ),
          idFact("Segment ID", id),
        ]}
      />
      <AlsoSent
        parts={remainingParts(segment, ["id", "name"])}
        within={segment.path}
        of="segment"
      />
    </Section>
  );
}
