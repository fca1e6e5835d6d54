import type { Metadata } from "next";
import { loadThing } from "#app/_dimensions/load-dimension.ts";
import { ThingPage } from "#app/_dimensions/dimension-page.tsx";

type Props = PageProps<"/segments/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, id } = await loadThing("segment", (await params).id);
  return { title: name ?? id };
}

export default async function SegmentPage({ params }: Props) {
  return <ThingPage kind="segment" id={(await params).id} />;
}
