import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import type { Metadata } from "next";
import { loadDimension } from "#app/_dimensions/load-dimension.ts";
import { DimensionPage } from "#app/_dimensions/dimension-page.tsx";

type Props = PageProps<"/distributions/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, id } = await loadDimension("distribution", (await params).id);
  return { title: isolateSent(name ?? id) };
}

export default async function DistributionPage({ params }: Props) {
  return <DimensionPage kind="distribution" id={(await params).id} />;
}
