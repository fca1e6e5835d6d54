import type { Metadata } from "next";
import { DimensionsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Segments" };

export default async function SegmentsPage({
  searchParams,
}: PageProps<"/segments">) {
  return <DimensionsPage kind="segment" query={await searchParams} />;
}
