import Link from "next/link";
import { KeyValues } from "#components/ui/key-values.tsx";
import type { PayloadPart } from "#lib/domain/voucherify/undocumented-parts.ts";
import { SentValue } from "./sent-value.tsx";

/** More would make a page that nobody reads; they are all under "Payload". */
const most = 200;

/** Parts of a body by their path, each with its value as it was sent. */
export function SentParts({
  parts,
  within = "",
}: {
  parts: readonly PayloadPart[];
  /** The path that they share, left out of their labels. */
  within?: string;
}) {
  const more = parts.length - most;
  return (
    <>
      <KeyValues
        items={parts.slice(0, most).map(({ path, value }, index) => ({
          key: `${String(index)} ${path}`,
          label: (
            <code title={path} className="font-mono text-xs">
              {relative(path, within)}
            </code>
          ),
          value: <SentValue value={value} />,
        }))}
      />
      {more > 0 ? (
        <p className="py-1.5 text-ink-2">
          {more.toLocaleString("en")} more are in the text under{" "}
          <Link href="#what-was-sent" className="link">
            Payload
          </Link>
          .
        </p>
      ) : null}
    </>
  );
}

function relative(path: string, within: string): string {
  return within !== "" && path.startsWith(within)
    ? path.slice(within.length).replace(/^\./, "")
    : path;
}
