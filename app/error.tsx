"use client";

import { PageError } from "#components/shell/page-error.tsx";

export default function RouteError(failure: {
  error: unknown;
  retry: () => void;
}) {
  return <PageError what="This page" {...failure} />;
}
