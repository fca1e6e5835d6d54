import type { Metadata } from "next";
import { DimensionNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "Campaign not found" };

export default function CampaignNotFound() {
  return <DimensionNotFound kind="campaign" />;
}
