import { Notice } from "#components/ui/notice.tsx";
import { exportManifestHref } from "#lib/url/export-hrefs.ts";
import type { ExportProgress } from "./download-export.ts";
import type { ExportState } from "./use-export.ts";

/** How an export stands, read out as it changes. */
export function ExportOutcome({ state }: { state: ExportState }) {
  switch (state.kind) {
    case "idle":
      return null;
    case "running":
      return (
        <p role="status" className="text-ink-2">
          {state.progress === null
            ? "Preparing the file …"
            : `${progressWords(state.progress)} so far …`}
        </p>
      );
    case "saved":
      return (
        <Notice title={`${progressWords(state.progress)} saved.`}>
          <ManifestLink href={exportManifestHref(state.frozen)} />
        </Notice>
      );
    case "handed_over":
      return (
        <Notice title="Your browser is saving the file.">
          <p>
            It is complete once your browser says that the download finished.
          </p>
          <ManifestLink href={exportManifestHref(state.frozen)} />
        </Notice>
      );
    case "cancelled":
      return <Notice title="Cancelled. Nothing was saved." />;
    case "failed":
      return (
        <Notice kind="error" title="The export failed. Nothing was saved.">
          <p>{state.message}</p>
        </Notice>
      );
  }
}

function ManifestLink({ href }: { href: string }) {
  return (
    <p>
      <a href={href} download className="link">
        Save its manifest
      </a>{" "}
      beside it: whoever has both can prove with{" "}
      <code className="font-mono">npm run verify</code> that the file is
      unchanged.
    </p>
  );
}

function progressWords({ rows, bytes }: ExportProgress): string {
  const megabytes = (bytes / 1_000_000).toLocaleString("en", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}, ${megabytes} MB`;
}
