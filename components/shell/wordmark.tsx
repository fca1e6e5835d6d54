import { LogIn } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import Link from "next/link";

/** The product's name and mark, leading home. */
export function Wordmark() {
  return (
    <Link
      href="/"
      prefetch={false}
      className="flex min-h-8 items-center gap-2.5 text-md font-semibold whitespace-nowrap"
    >
      <span className="flex size-6 shrink-0 items-center justify-center rounded-md bg-ink text-ground">
        <Icon of={LogIn} className="size-3.5" />
      </span>
      Segment Inspector
    </Link>
  );
}
