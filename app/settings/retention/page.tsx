import type { Metadata } from "next";
import { SettingsFrame } from "#components/access/settings-frame.tsx";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { removedMonths } from "#components/retention/removed-months.tsx";
import { RetentionForm } from "#components/retention/retention-form.tsx";
import { Section } from "#components/ui/section.tsx";
import { pageContext } from "#lib/auth/page-context.ts";
import { listActivity } from "#lib/services/activity/list-activity.ts";
import { getRetention } from "#lib/services/retention/get-retention.ts";
import {
  changeRetentionAction,
  previewRetentionAction,
} from "#lib/actions/retention-actions.ts";

export const metadata: Metadata = { title: "Retention" };

/** So many of the last removed months are told; the activity has all. */
const monthsTold = 60;

export default async function RetentionPage() {
  const context = await pageContext("administer");
  const { role } = context.access;
  const [retention, { items }] = await Promise.all([
    getRetention(context, { preview: true }),
    listActivity(
      context,
      { action: ["retention.drop"] },
      { limit: monthsTold },
    ),
  ]);
  return (
    <SettingsFrame current="retention" role={role}>
      <div>
        <h1 className="text-xl font-semibold">How long events are kept</h1>
        <p className="text-ink-2">
          Whole months (UTC) older than this are removed for good within the
          hour, and so are their counts. Reports that reach further back say so.
        </p>
      </div>
      <Section title="Retention">
        <RetentionForm
          key={String(retention.months)}
          retention={retention}
          preview={previewRetentionAction}
          change={changeRetentionAction}
        />
      </Section>
      <Section title="Removed so far" flush>
        <PlainTable list={removedMonths} rows={items} />
      </Section>
    </SettingsFrame>
  );
}
