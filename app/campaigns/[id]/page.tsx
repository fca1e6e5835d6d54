import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import type { Metadata } from "next";
import { loadDimension } from "#app/_dimensions/load-dimension.ts";
import { DimensionPage } from "#app/_dimensions/dimension-page.tsx";

type Props = PageProps<"/campaigns/[id]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { name, id } = await loadDimension("campaign", (await params).id);
  return { title: isolateSent(name ?? id) };
}

export default async function CampaignPage({ params }: Props) {
  return <DimensionPage kind="campaign" id={(await params).id} />;
}
