"use client";

import { Menu } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { usePathname, useSearchParams } from "next/navigation";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

/** The navigation where there is no room for it at the side. Going somewhere closes it. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const address = `${usePathname()}?${useSearchParams().toString()}`;
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <>
      <Button
        look="quiet"
        aria-label="Menu"
        aria-haspopup="dialog"
        onClick={() => {
          setOpenAt(address);
        }}
      >
        <Icon of={Menu} />
      </Button>
      <Dialog
        open={openAt === address}
        onClose={() => {
          setOpenAt(null);
        }}
        title="Menu"
        place="side"
      >
        <div className="flex min-h-[calc(100dvh-5rem)] flex-col">
          {children}
        </div>
      </Dialog>
    </>
  );
}
