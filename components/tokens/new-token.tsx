import { CopyButton } from "#components/ui/copy-button.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** A token just made. */
export function NewToken({ token }: { token: string }) {
  return (
    <Notice title="Copy the token. It is shown only now.">
      <p className="flex items-center gap-2">
        <code aria-label="New token" className="break-all">
          {token}
        </code>
        <CopyButton text={token} label="the token" />
      </p>
    </Notice>
  );
}
