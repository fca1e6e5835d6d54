import type { Metadata } from "next";
import { loadThing } from "#app/_dimensions/load-dimension.ts";
import { ThingPage } from "#app/_dimensions/dimension-page.tsx";

type Props = PageProps<"/campaigns/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, id } = await loadThing("campaign", (await params).id);
  return { title: name ?? id };
}

export default async function CampaignPage({ params }: Props) {
  return <ThingPage kind="campaign" id={(await params).id} />;
}
