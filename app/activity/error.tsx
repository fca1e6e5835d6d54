"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function ActivityError(failure: ErrorInfo) {
  return <PageError what="The activity" {...failure} />;
}
