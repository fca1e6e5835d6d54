import type { Metadata } from "next";
import { ThingsPage } from "#app/_dimensions/dimensions-page.tsx";

export const metadata: Metadata = { title: "Distributions" };

export default async function DistributionsPage({
  searchParams,
}: PageProps<"/distributions">) {
  return <ThingsPage kind="distribution" query={await searchParams} />;
}
