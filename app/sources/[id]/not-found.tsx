import { Unplug } from "lucide";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { sourcesHref } from "#lib/url/hrefs.ts";

export default function SourceNotFound() {
  return (
    <EmptyState level="h1" icon={Unplug} title="Source not found">
      <p>Its address may have been mistyped. No source is ever deleted.</p>
      <LinkButton href={sourcesHref()}>See the sources</LinkButton>
    </EmptyState>
  );
}
