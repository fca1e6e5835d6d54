import { Repeat2 } from "lucide";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { replaysHref } from "#lib/url/replay-hrefs.ts";

export default function ReplayNotFound() {
  return (
    <EmptyState level="h1" icon={Repeat2} title="Replay not found">
      <p>Its address may have been mistyped. No replay is ever deleted.</p>
      <LinkButton href={replaysHref()}>See the replays</LinkButton>
    </EmptyState>
  );
}
