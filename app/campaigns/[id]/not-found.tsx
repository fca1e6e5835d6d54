import type { Metadata } from "next";
import { ThingNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "No such campaign" };

export default function CampaignNotFound() {
  return <ThingNotFound kind="campaign" />;
}
