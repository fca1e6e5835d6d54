"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function EventError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This event" {...failure} />;
}
