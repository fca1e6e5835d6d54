"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function ComparisonError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This comparison" {...failure} />;
}
