import { Repeat2 } from "lucide";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { replaysHref } from "#lib/url/replay-hrefs.ts";

export default function DestinationNotFound() {
  return (
    <EmptyState level="h1" icon={Repeat2} title="Destination not found">
      <p>Its address may have been mistyped.</p>
      <LinkButton href={replaysHref()}>See the destinations</LinkButton>
    </EmptyState>
  );
}
