"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function AuditError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The audit report" {...failure} />;
}
