"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function DistributionError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This distribution" {...failure} />;
}
