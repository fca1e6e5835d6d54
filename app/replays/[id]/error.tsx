"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function ReplayError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This replay" {...failure} />;
}
