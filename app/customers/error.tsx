"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function CustomersError(failure: ErrorInfo) {
  return <PageError what="The list of customers" {...failure} />;
}
