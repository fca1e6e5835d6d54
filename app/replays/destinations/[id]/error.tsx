"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function DestinationError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This destination" {...failure} />;
}
