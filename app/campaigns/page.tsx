import type { Metadata } from "next";
import { ThingsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Campaigns" };

export default async function CampaignsPage({
  searchParams,
}: PageProps<"/campaigns">) {
  return <ThingsPage kind="campaign" query={await searchParams} />;
}
