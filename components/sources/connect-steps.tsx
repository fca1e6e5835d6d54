import type { ReactNode } from "react";
import Link from "next/link";
import { Notice } from "#components/ui/notice.tsx";
import { isLoopbackUrl } from "#lib/domain/source/loopback-url.ts";
import type { Source } from "#lib/domain/source/source.ts";
import { WebhookAddress } from "./webhook-address.tsx";

/** How to make Voucherify post to a source, in the order in which it is done. */
export function ConnectSteps({
  source,
}: {
  source: Pick<Source, "name" | "webhookUrl" | "secrets">;
}) {
  return (
    <ol className="grid list-decimal grid-cols-1 gap-4 pl-5 marker:text-ink-3">
      <Step title="Let Voucherify reach this address">
        <WebhookAddress url={source.webhookUrl} of={source.name} />
        {isLoopbackUrl(source.webhookUrl) ? (
          <Notice kind="warning" title="Only this machine can reach it so far">
            Put a public host name, a reverse proxy or a tunnel in front of this
            server, pass requests on with every header and the body unchanged,
            and start with APP_URL set to the public address. What reaches this
            port reaches the sign-in page, too: with WEBHOOK_PORT set, a second
            port answers webhooks alone.
          </Notice>
        ) : (
          <p>
            Opened in a browser from anywhere, it answers with one sentence. A
            proxy in front must pass on every header and the body unchanged.
          </p>
        )}
      </Step>
      <Step title="Add the address to a distribution">
        <p>
          In Voucherify, open Engagement, then Distributions. Make a
          distribution that starts when a customer enters a segment, add the
          channel Webhook, and paste the address. You choose the event name; it
          is shown with every event.
        </p>
      </Step>
      <Step title="Add signing secret">
        {source.secrets.length > 0 ? (
          <p>
            Done: this source has a secret, and rejects what Voucherify did not
            sign with it.
          </p>
        ) : (
          <p>
            In Voucherify, open Project settings, then Webhooks, and copy the
            secret (generate one if there is none). Paste it under{" "}
            <Link href="#secrets" className="link">
              Secrets
            </Link>{" "}
            below.
          </p>
        )}
      </Step>
      <Step title="Set the distribution live">
        <p>
          The next customer who enters the segment appears among the entries
          within seconds. If nothing arrives, see Webhook sendouts in
          Voucherify&apos;s audit log for the answers it got.
        </p>
      </Step>
    </ol>
  );
}

function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="pl-1">
      <h3 className="font-medium">{title}</h3>
      <div className="mt-1 grid max-w-prose grid-cols-1 gap-2 text-ink-2">
        {children}
      </div>
    </li>
  );
}
