"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function NewReplayError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The plan of this replay" {...failure} />;
}
