"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function NewReplayError(failure: ErrorInfo) {
  return <PageError what="The plan of this replay" {...failure} />;
}
