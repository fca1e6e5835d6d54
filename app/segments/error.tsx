"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function SegmentsError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The list of segments" {...failure} />;
}
