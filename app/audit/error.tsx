"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function AuditError(failure: ErrorInfo) {
  return <PageError what="The audit report" {...failure} />;
}
