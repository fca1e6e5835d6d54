import type { Metadata } from "next";
import { DimensionNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "Distribution not found" };

export default function DistributionNotFound() {
  return <DimensionNotFound kind="distribution" />;
}
