import { ChevronRight } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { PayloadPart } from "#lib/domain/voucherify/undocumented-parts.ts";
import { SentParts } from "./sent-parts.tsx";

/** What an object carried beyond what its card shows by name; nothing at all when that is all. */
export function AlsoSent({
  parts,
  within,
  of,
}: {
  parts: readonly PayloadPart[];
  /** The path of the object. */
  within: string;
  /** The object's name, for the heading. */
  of: string;
}) {
  if (parts.length === 0) return null;
  return (
    <details
      // On paper nobody can open it.
      className="group mt-2 border-t border-line pt-2 print:details-content:[content-visibility:visible]"
      open={parts.length <= 8}
    >
      <summary className="flex flex-wrap items-center gap-x-1.5 text-ink-2 hover:text-ink print:break-after-avoid">
        <Icon
          of={ChevronRight}
          className="size-4 text-ink-3 transition-transform group-open:rotate-90 print:hidden"
        />
        Other {of} fields ({parts.length.toLocaleString("en")})
        <span className="text-ink-3">raw, minor units</span>
      </summary>
      <SentParts parts={parts} within={within} />
    </details>
  );
}
