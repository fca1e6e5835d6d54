"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function CampaignError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This campaign" {...failure} />;
}
