import {
  type LucideIcon,
  MessageSquare,
  Percent,
  Ticket,
  TriangleAlert,
} from "lucide-react";
import { Badge, type Tone } from "#components/ui/badge.tsx";
import type { Purpose } from "#lib/domain/event-values.ts";

const looks: Record<Purpose, { tone: Tone; icon: LucideIcon; word: string }> = {
  unique_codes: { tone: "green", icon: Ticket, word: "Unique code" },
  promotion: { tone: "amber", icon: Percent, word: "Promotion" },
  plain_message: { tone: "blue", icon: MessageSquare, word: "Plain message" },
  contradiction: { tone: "red", icon: TriangleAlert, word: "Contradiction" },
};

/** A purpose as icon, word and colour. */
export function PurposeBadge({ purpose }: { purpose: Purpose }) {
  const { tone, icon, word } = looks[purpose];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
