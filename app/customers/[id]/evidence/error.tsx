"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function EvidenceError(failure: ErrorInfo) {
  return <PageError what="The evidence report" {...failure} />;
}
