import type { Metadata } from "next";
import { DimensionNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "Segment not found" };

export default function SegmentNotFound() {
  return <DimensionNotFound kind="segment" />;
}
