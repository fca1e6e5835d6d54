"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function ActivityError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The activity" {...failure} />;
}
