import type { Metadata } from "next";
import Link from "next/link";
import { AccessCard } from "#components/access/access-card.tsx";
import {
  FirstAdminForm,
  InvitedForm,
} from "#components/access/welcome-form.tsx";
import {
  findInvitation,
  isFirstAdminLinkOpen,
} from "#lib/auth/welcome/find-welcome.ts";

export const metadata: Metadata = { title: "Welcome" };

export default async function WelcomePage({
  searchParams,
}: PageProps<"/welcome">) {
  const { token, invitation } = await searchParams;
  const now = new Date();
  if (typeof token === "string" && (await isFirstAdminLinkOpen(token, now))) {
    return (
      <AccessCard
        title="Make the first account"
        lead="You opened the link that the server printed. It works once; this account may invite the others."
      >
        <FirstAdminForm token={token} />
      </AccessCard>
    );
  }
  const invited =
    typeof invitation === "string"
      ? await findInvitation(invitation, now)
      : null;
  if (invited && typeof invitation === "string") {
    return (
      <AccessCard
        title="Welcome"
        lead={`You were invited as ${invited.role}. You will sign in as ${invited.email}.`}
      >
        <InvitedForm token={invitation} email={invited.email} />
      </AccessCard>
    );
  }
  return (
    <AccessCard
      title="This link no longer works"
      lead={
        invitation === undefined
          ? "It was used, or is more than an hour old. While there is no account, “npm run welcome-link” prints a new one."
          : "It was used or withdrawn, or it has expired. Ask an admin for a new invitation."
      }
    >
      <p>
        <Link href="/sign-in" className="underline">
          Sign in
        </Link>
      </p>
    </AccessCard>
  );
}
