import type { Route } from "next";
import {
  reverifySourceAction,
  updateSourceAction,
} from "#lib/actions/source-actions.ts";
import { SignatureDebugger } from "#components/event-detail/signature-debugger.tsx";
import { ReverifySource } from "#components/sources/reverify-source.tsx";
import { RestoreSecret } from "#components/sources/restore-secret.tsx";
import { LinkButton } from "#components/ui/link-button.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { can } from "#lib/domain/access/permissions.ts";
import type { EventDetail } from "#lib/domain/event/event.ts";
import type { Rejection } from "#lib/domain/event/event-values.ts";
import type { SignatureExplanation } from "#lib/domain/event/signature-explanation.ts";
import { env } from "#lib/env.ts";
import { explainSignature } from "#lib/services/events/explain-signature.ts";
import { eventBodyHref, sourceHref } from "#lib/url/hrefs.ts";

/** The signature of a rejected event explained, with what this reader may do about it. */
export async function ExplainedSignature({
  event,
  rejection,
  body,
}: {
  event: EventDetail;
  rejection: Rejection;
  body: Uint8Array;
}) {
  const context = await pageContext();
  const explanation = await explainSignature(context, event, body);
  const { role } = context.access;
  return (
    <SignatureDebugger
      event={event}
      rejection={rejection}
      body={body}
      bodyAddress={`${env().appUrl}${eventBodyHref(event.id)}`}
      explanation={explanation}
      actions={
        <>
          {can(role, "administer") ? (
            <SecretActions
              sourceId={event.source.id}
              explanation={explanation}
            />
          ) : null}
          {can(role, "operate") ? (
            <ReverifySource
              rejected={explanation.rejected}
              reverify={reverifySourceAction.bind(null, event.source.id)}
            />
          ) : null}
        </>
      }
    />
  );
}

function SecretActions({
  sourceId,
  explanation: { trials },
}: {
  sourceId: string;
  explanation: SignatureExplanation;
}) {
  const match = trials.find(({ matches }) => matches)?.secret;
  return (
    <>
      {match?.kind === "retired" ? (
        <RestoreSecret
          restore={updateSourceAction.bind(null, sourceId, {
            restoreSecret: match.id,
          })}
        />
      ) : null}
      <LinkButton href={`${sourceHref(sourceId)}#secrets` as Route}>
        Correct the secret
      </LinkButton>
    </>
  );
}
