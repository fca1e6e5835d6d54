"use client";

import { Printer } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import { Button } from "#components/ui/button.tsx";

/** Opens the browser's own printing, which also saves as PDF. */
export function PrintButton() {
  return (
    <Button
      onClick={() => {
        window.print();
      }}
    >
      <Icon of={Printer} />
      <span className="max-table:sr-only">Print or save as PDF</span>
    </Button>
  );
}
