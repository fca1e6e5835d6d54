"use client";

import { Printer } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

/** Opens the browser's own printing, which also saves as PDF. */
export function PrintButton() {
  return (
    <Button
      onClick={() => {
        window.print();
      }}
    >
      <Printer aria-hidden />
      <span className="max-table:sr-only">Print or save as PDF</span>
    </Button>
  );
}
