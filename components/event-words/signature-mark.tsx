import {
  type IconNode,
  ShieldCheck,
  ShieldOff,
  ShieldQuestionMark,
  ShieldX,
} from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Signature } from "#lib/domain/event/event-values.ts";
import { signatureWords } from "./signature-words.ts";

const looks: Record<Signature, { icon: IconNode; colour: string }> = {
  valid: { icon: ShieldCheck, colour: "text-green" },
  invalid: { icon: ShieldX, colour: "text-red" },
  missing: { icon: ShieldQuestionMark, colour: "text-red" },
  not_checked: { icon: ShieldOff, colour: "text-ink-3" },
};

/** Whether an event is genuine: a shield whose form tells, with its words for hover, for screen readers and on paper. */
export function SignatureMark({ signature }: { signature: Signature }) {
  const { icon, colour } = looks[signature];
  const words = signatureWords[signature];
  return (
    <span title={words} className="relative inline-flex align-middle">
      <Icon of={icon} className={`size-4 ${colour}`} />
      <span className="sr-only print:not-sr-only print:pl-1 print:whitespace-nowrap">
        {words}
      </span>
    </span>
  );
}
