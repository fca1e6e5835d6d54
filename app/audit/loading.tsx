import { PageHeader } from "#components/shell/page-header.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";

export default function AuditLoading() {
  return (
    <>
      <PageHeader title="Audit report" />
      <div
        role="status"
        aria-label="The report is being made"
        className="mx-auto grid w-full max-w-5xl grid-cols-1 gap-5 px-4 py-6 side:px-6"
      >
        <Skeleton className="h-8 w-72" />
        <Skeleton className="h-28" />
        <Skeleton className="h-64" />
      </div>
    </>
  );
}
