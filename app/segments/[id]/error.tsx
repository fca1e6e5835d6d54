"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function SegmentError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This segment" {...failure} />;
}
