import { Check, CopyCheck, type IconNode, OctagonX } from "lucide";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { Outcome } from "#lib/domain/event/event-values.ts";

const looks: Record<Outcome, { tone: Tone; icon: IconNode; word: string }> = {
  accepted: { tone: "neutral", icon: Check, word: "Accepted" },
  duplicate: { tone: "neutral", icon: CopyCheck, word: "Duplicate" },
  rejected: { tone: "red", icon: OctagonX, word: "Rejected" },
};

/** An outcome as icon and word. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  const { tone, icon, word } = looks[outcome];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
