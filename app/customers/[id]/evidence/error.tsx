"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function EvidenceError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The evidence report" {...failure} />;
}
