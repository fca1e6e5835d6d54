"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function CustomerError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This customer" {...failure} />;
}
