import { PageSkeleton } from "#components/ui/skeleton.tsx";

export default function SourcesLoading() {
  return (
    <PageSkeleton
      label="Loading the sources"
      panels={["h-36", "h-36"]}
      className="max-w-5xl"
    />
  );
}
