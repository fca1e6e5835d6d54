import type { ReactNode } from "react";
import type { FrozenExport } from "#lib/domain/export/export-request.ts";
import { exportHref, exportManifestHref } from "#lib/url/export-hrefs.ts";

/** The files that hold every row of a report, and how to prove that a copy of them is unchanged. */
export function AuditFiles({
  file,
  children,
}: {
  file: FrozenExport;
  /** The digest of the CSV file. */
  children: ReactNode;
}) {
  const ndjson = { ...file, format: "ndjson", columns: [] } as const;
  return (
    <section
      aria-labelledby="files"
      className="grid gap-1 border-y border-line py-3 print:break-inside-avoid"
    >
      <h2 id="files" className="text-md font-semibold">
        Files, and how to verify them
      </h2>
      {children}
      <ul className="flex flex-wrap gap-x-4 print:hidden">
        {[
          ["Download CSV", exportHref(file)],
          ["Manifest", exportManifestHref(file)],
          ["Download NDJSON with payloads", exportHref(ndjson)],
          ["Manifest (NDJSON)", exportManifestHref(ndjson)],
        ].map(([label, href]) => (
          <li key={href}>
            <a href={href} download className="link">
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p className="text-ink-2">
        A file is unchanged if its SHA-256 is the same, computed with any tool,
        or with <code className="font-mono">npm run verify -- FILE</code> and
        the file’s manifest beside it. The same selection up to the same event
        gives the same file, whenever it is made.
      </p>
    </section>
  );
}
