"use client";

import { type ReactNode, useState } from "react";

/** Draws nothing until it is first opened, and then keeps what is in it, open or closed. */
export function OnceOpened({
  open,
  children,
}: {
  open: boolean;
  children: ReactNode;
}) {
  const [isDrawn, setIsDrawn] = useState(open);
  if (open && !isDrawn) setIsDrawn(true);
  return isDrawn ? children : null;
}
