import {
  type LucideIcon,
  ShieldCheck,
  ShieldOff,
  ShieldQuestionMark,
  ShieldX,
} from "lucide-react";
import type { Signature } from "#lib/domain/event/event-values.ts";
import { signatureWords } from "./signature-words.ts";

const looks: Record<Signature, { Icon: LucideIcon; colour: string }> = {
  valid: { Icon: ShieldCheck, colour: "text-green" },
  invalid: { Icon: ShieldX, colour: "text-red" },
  missing: { Icon: ShieldQuestionMark, colour: "text-red" },
  not_checked: { Icon: ShieldOff, colour: "text-ink-3" },
};

/** Whether an event is genuine: a shield whose form tells, with its words for hover and for screen readers. */
export function SignatureMark({ signature }: { signature: Signature }) {
  const { Icon, colour } = looks[signature];
  const words = signatureWords[signature];
  return (
    <span title={words} className="relative inline-flex align-middle">
      <Icon aria-hidden className={`size-4 ${colour}`} />
      <span className="sr-only">{words}</span>
    </span>
  );
}
