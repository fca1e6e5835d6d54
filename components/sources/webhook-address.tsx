import { CopyButton } from "#components/ui/copy-button.tsx";

/** A whole webhook address, to be read and copied. `of` names what it belongs to. */
export function WebhookAddress({ url, of }: { url: string; of: string }) {
  return (
    <span className="flex max-w-full min-w-0 items-center gap-1 rounded-md bg-sunk py-1 pr-1 pl-2">
      <code className="min-w-0 flex-1 font-mono text-xs break-all">{url}</code>
      <CopyButton text={url} label={`the webhook address of ${of}`} />
    </span>
  );
}
