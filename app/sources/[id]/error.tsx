"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function SourceError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This source" {...failure} />;
}
