import type { Metadata } from "next";
import { ThingNotFound } from "#app/_dimensions/dimension-not-found.tsx";

export const metadata: Metadata = { title: "No such segment" };

export default function SegmentNotFound() {
  return <ThingNotFound kind="segment" />;
}
