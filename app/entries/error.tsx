"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function EntriesError(failure: ErrorInfo) {
  return <PageError what="The list of entries" {...failure} />;
}
