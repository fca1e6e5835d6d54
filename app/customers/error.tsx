"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function CustomersError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="The list of customers" {...failure} />;
}
