import type { Metadata } from "next";
import { ThingNotFound } from "#app/_things/thing-not-found.tsx";

export const metadata: Metadata = { title: "No such campaign" };

export default function CampaignNotFound() {
  return <ThingNotFound kind="campaign" />;
}
