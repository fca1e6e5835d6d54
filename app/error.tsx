"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function RouteError(failure: ErrorInfo) {
  return <PageError what="This page" {...failure} />;
}
