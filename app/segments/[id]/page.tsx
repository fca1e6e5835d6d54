import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import type { Metadata } from "next";
import { loadDimension } from "#app/_dimensions/load-dimension.ts";
import { DimensionPage } from "#app/_dimensions/dimension-page.tsx";

type Props = PageProps<"/segments/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, id } = await loadDimension("segment", (await params).id);
  return { title: isolateSent(name ?? id) };
}

export default async function SegmentPage({ params }: Props) {
  return <DimensionPage kind="segment" id={(await params).id} />;
}
