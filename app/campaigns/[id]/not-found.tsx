import type { Metadata } from "next";
import { DimensionNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "No such campaign" };

export default function CampaignNotFound() {
  return <DimensionNotFound kind="campaign" />;
}
