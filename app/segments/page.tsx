import type { Metadata } from "next";
import { ThingsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Segments" };

export default async function SegmentsPage({
  searchParams,
}: PageProps<"/segments">) {
  return <ThingsPage kind="segment" query={await searchParams} />;
}
