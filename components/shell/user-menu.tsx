"use client";

import { LogOut } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { useState } from "react";

/** Who is signed in, and the way out. */
export function UserMenu({ name }: { name: string }) {
  const [pending, setPending] = useState(false);
  const signOut = async () => {
    setPending(true);
    await fetch("/api/auth/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
    }).catch(() => undefined);
    // The whole page anew, so that nothing of what was shown is kept.
    window.location.assign("/sign-in");
  };
  return (
    <div className="flex min-h-8 items-center gap-2 px-2.5">
      <span className="min-w-0 flex-1 truncate text-ink-2" title={name}>
        {name}
      </span>
      <button
        type="button"
        disabled={pending}
        onClick={() => void signOut()}
        title="Sign out"
        aria-label="Sign out"
        className="flex size-8 items-center justify-center rounded-md text-ink-3 hover:bg-panel hover:text-ink"
      >
        <Icon of={LogOut} className="size-4" />
      </button>
    </div>
  );
}
