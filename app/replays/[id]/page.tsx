import { pageNonce } from "#app/_document/page-nonce.ts";
import type { Metadata } from "next";
import { cache } from "react";
import { counted } from "#components/event-words/count-words.ts";
import { KeepFresh } from "#components/replays/keep-fresh.tsx";
import { RunControls } from "#components/replays/run-controls.tsx";
import { RunView } from "#components/replays/run-view.tsx";
import { stateWords } from "#components/replays/run-words.ts";
import { Crumb } from "#components/shell/crumb.tsx";
import { replaysHref } from "#lib/url/replay-hrefs.ts";
import { PageHeader } from "#components/shell/page-header.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { orNotFound } from "#app/_document/or-not-found.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import { isolateSent } from "#lib/domain/text/hidden-characters.ts";
import { can } from "#lib/domain/access/permissions.ts";
import { eventFilterSchema } from "#lib/domain/filter/event-filter.ts";
import type { ReplayRun } from "#lib/domain/replay/replay-run.ts";
import type { Context } from "#lib/services/context.ts";
import { describeSelection } from "#lib/services/replays/describe-selection.ts";
import { getRun } from "#lib/services/replays/get-run.ts";
import { mayApproveRun } from "#lib/services/replays/may-approve-run.ts";
import { listRunAttempts } from "#lib/services/replays/list-run-attempts.ts";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await findRun((await params).id)).reason };
}

export default async function ReplayPage({ params }: Props) {
  const run = await findRun((await params).id);
  const context = await pageContext("operate");
  const attempts = can(context.access.role, "read_personal")
    ? await listRunAttempts(context, run.id)
    : [];
  const [word, tone] = stateWords[run.state];
  return (
    <>
      <SheetMarks
        title={`Replay · ${isolateSent(run.reason)}`}
        proof={`Replay ${run.id}`}
        nonce={await pageNonce()}
      />
      <KeepFresh isOn={["queued", "running"].includes(run.state)} />
      <PageHeader
        title={
          <Crumb href={replaysHref()} parent="Replays">
            <bdi className="inline-block max-w-full truncate align-bottom max-table:max-w-[24vw]">
              {run.reason}
            </bdi>
          </Crumb>
        }
        status={<Badge tone={tone}>{word}</Badge>}
      >
        <RunControls
          run={run}
          mayApprove={
            run.state === "awaiting_approval" &&
            (await mayApproveRun(context, run.id))
          }
        />
      </PageHeader>
      <RunView
        run={run}
        selection={await describe(context, run)}
        attempts={attempts}
        now={context.now}
      />
    </>
  );
}

async function describe(
  context: Context,
  { filter, counts }: ReplayRun,
): Promise<string> {
  const parsed = eventFilterSchema.safeParse(filter);
  return parsed.success
    ? describeSelection(context, parsed.data)
    : `${counted(counts.total, "event")} chosen one by one`;
}

/** The run, or the page that says there is none. Once per request. */
const findRun = cache(async (id: string) =>
  orNotFound(getRun(await pageContext("operate"), id)),
);
