import { Download } from "lucide";
import { pageNonce } from "#app/_document/page-nonce.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { Metadata } from "next";
import { connection } from "next/server";
import { ActivityFilterForm } from "#components/activity/activity-filter-form.tsx";
import { activityList } from "#components/activity/activity-list.tsx";
import { parseActivityRequest } from "#components/activity/activity-request.ts";
import { ActivityTabs } from "#components/activity/activity-tabs.tsx";
import { VerifyActivity } from "#components/activity/verify-activity.tsx";
import { PageLinks } from "#components/data-table/page-links.tsx";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { PageHeader } from "#components/shell/page-header.tsx";
import { buttonStyle } from "#components/ui/button-look.ts";
import { Notice } from "#components/ui/notice.tsx";
import { SheetMarks } from "#components/ui/print/sheet-marks.tsx";
import { activityFormats } from "#lib/domain/activity/activity-csv.ts";
import { pageContext } from "#lib/auth/page-context.ts";
import {
  countActivity,
  listActors,
} from "#lib/services/activity/count-activity.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";
import {
  activityExportHref,
  activityHref,
  toActivityFilter,
} from "#lib/url/activity-hrefs.ts";
import { verifyActivityAction } from "./actions.ts";

export const metadata: Metadata = { title: "Activity" };

export default async function ActivityPage({
  searchParams,
}: PageProps<"/activity">) {
  await connection();
  const context = await pageContext("read_activity");
  const { asked, cursor, notices } = parseActivityRequest(await searchParams);
  const filter = toActivityFilter(asked);
  const { group: _group, action: _action, ...inAnyGroup } = filter;
  const [{ items, nextCursor }, counts, actors] = await Promise.all([
    listActivity(context, filter, { cursor }),
    countActivity(context, inAnyGroup),
    listActors(context),
  ]);
  return (
    <>
      <SheetMarks title="Activity" nonce={await pageNonce()} />
      <PageHeader title="Activity">
        {activityFormats.map((format) => (
          <a
            key={format}
            href={activityExportHref(asked, format)}
            download={`activity.${format}`}
            className={buttonStyle("secondary")}
          >
            <Icon of={Download} />
            {format.toUpperCase()}
          </a>
        ))}
      </PageHeader>
      <div className="grid w-full grid-cols-1 content-start gap-5 px-4 py-6 side:px-6">
        <div>
          <h1 className="text-xl font-semibold">
            What people, tokens and this server did
          </h1>
          <p className="text-ink-2">
            Each row carries a hash of the one before it: the check finds rows
            that were changed, moved or removed, unless the database’s owner
            wrote the whole chain anew. An action and its row are stored
            together, except that views, exports, reports, refusals and the use
            of tokens are stored within two seconds, and sign-ins and account
            changes (marked *) right after they happen.
          </p>
          <VerifyActivity verify={verifyActivityAction} />
        </div>
        {notices.length === 0 ? null : (
          <Notice kind="warning" title="Part of this address was left out">
            {notices.join(" ")}
          </Notice>
        )}
        <ActivityTabs asked={asked} {...counts} />
        <ActivityFilterForm asked={asked} actors={actors} />
        <PlainTable list={activityList} rows={items} />
        <PageLinks
          newest={cursor === null ? null : activityHref(asked)}
          older={nextCursor === null ? null : activityHref(asked, nextCursor)}
        />
      </div>
    </>
  );
}
