"use client";

import type { ErrorInfo } from "next/error";
import { PageError } from "#components/shell/page-error.tsx";

export default function CampaignError(failure: ErrorInfo) {
  return <PageError what="This campaign" {...failure} />;
}
