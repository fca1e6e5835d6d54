import type { Metadata } from "next";
import { loadThing } from "#app/_dimensions/load-dimension.ts";
import { ThingPage } from "#app/_dimensions/dimension-page.tsx";

type Props = PageProps<"/distributions/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, id } = await loadThing("distribution", (await params).id);
  return { title: name ?? id };
}

export default async function DistributionPage({ params }: Props) {
  return <ThingPage kind="distribution" id={(await params).id} />;
}
