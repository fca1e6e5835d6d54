import type { Metadata } from "next";
import { ThingNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "No such distribution" };

export default function DistributionNotFound() {
  return <ThingNotFound kind="distribution" />;
}
