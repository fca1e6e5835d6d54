import { PageSkeleton } from "#components/ui/skeleton.tsx";

export default function ReplaysLoading() {
  return <PageSkeleton label="Loading the replays" panels={["h-36", "h-36"]} />;
}
