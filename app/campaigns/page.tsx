import type { Metadata } from "next";
import { DimensionsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Campaigns" };

export default async function CampaignsPage({
  searchParams,
}: PageProps<"/campaigns">) {
  return <DimensionsPage kind="campaign" query={await searchParams} />;
}
