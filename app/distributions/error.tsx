"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function DistributionsError(failure: ErrorInfo) {
  return <PageError what="The list of distributions" {...failure} />;
}
