import { ListSkeleton } from "#components/events/list-skeleton.tsx";

export default function CampaignsLoading() {
  return <ListSkeleton title="Campaigns" />;
}
