import {
  type IconNode,
  MessageSquare,
  Percent,
  Ticket,
  TriangleAlert,
} from "lucide";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { Purpose } from "#lib/domain/reading/purpose.ts";
import { purposeWords } from "./purpose-words.ts";

const looks: Record<Purpose, { tone: Tone; icon: IconNode }> = {
  unique_codes: { tone: "green", icon: Ticket },
  promotion: { tone: "amber", icon: Percent },
  plain_message: { tone: "blue", icon: MessageSquare },
  contradiction: { tone: "red", icon: TriangleAlert },
};

/** A purpose as icon, word and colour. */
export function PurposeBadge({ purpose }: { purpose: Purpose }) {
  const { tone, icon } = looks[purpose];
  return (
    <Badge tone={tone} icon={icon}>
      {purposeWords[purpose]}
    </Badge>
  );
}
