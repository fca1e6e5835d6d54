"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function ReplaysError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The page of the replays" {...failure} />;
}
