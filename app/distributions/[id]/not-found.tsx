import type { Metadata } from "next";
import { DimensionNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "No such distribution" };

export default function DistributionNotFound() {
  return <DimensionNotFound kind="distribution" />;
}
