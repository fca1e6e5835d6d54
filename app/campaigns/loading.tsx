import { ListSkeleton } from "#components/event-list/list-skeleton.tsx";

export default function CampaignsLoading() {
  return <ListSkeleton title="Campaigns" />;
}
