"use client";

import { Building2 } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { postAccess } from "./post-access.ts";

/** Leads to the identity provider, and from there back. */
export function ProviderButton({
  label,
  path,
  command = {},
}: {
  label: string;
  /** The endpoint below `/api/auth` that knows the way. */
  path: "sign-in/oidc" | "link-oidc";
  command?: object;
}) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const start = async () => {
    const answer = await postAccess(path, command);
    const url = answer.ok ? answer.body.url : null;
    if (typeof url === "string" && /^https?:/.test(url)) {
      window.location.assign(url);
    } else {
      setRefusal(
        answer.ok ? "It cannot be reached right now." : answer.message,
      );
    }
  };
  return (
    <div className="grid gap-2">
      <Button onClick={() => void start()}>
        <Icon of={Building2} />
        {label}
      </Button>
      {refusal ? <Notice kind="error" title={refusal} /> : null}
    </div>
  );
}
