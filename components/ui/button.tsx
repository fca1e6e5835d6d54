import type { ComponentProps } from "react";
import { type ButtonLook, buttonLook } from "./button-look.ts";

/** A button; unlike the bare element it never submits a form unless told to. */
export function Button({
  look = "secondary",
  type = "button",
  className,
  ...rest
}: ComponentProps<"button"> & { look?: ButtonLook }) {
  return (
    <button type={type} className={buttonLook(look, className)} {...rest} />
  );
}
