import type { Metadata } from "next";
import { DimensionsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Distributions" };

export default async function DistributionsPage({
  searchParams,
}: PageProps<"/distributions">) {
  return <DimensionsPage kind="distribution" query={await searchParams} />;
}
