import type { Metadata } from "next";
import { ThingNotFound } from "#app/_things/thing-not-found.tsx";

export const metadata: Metadata = { title: "No such distribution" };

export default function DistributionNotFound() {
  return <ThingNotFound kind="distribution" />;
}
