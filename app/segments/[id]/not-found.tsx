import type { Metadata } from "next";
import { ThingNotFound } from "#app/_things/thing-not-found.tsx";

export const metadata: Metadata = { title: "No such segment" };

export default function SegmentNotFound() {
  return <ThingNotFound kind="segment" />;
}
