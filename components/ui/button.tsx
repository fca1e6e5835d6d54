import type { ComponentProps } from "react";
import { type ButtonStyle, buttonStyle } from "./button-look.ts";

/** A button; unlike the bare element it never submits a form unless told to. */
export function Button({
  look = "secondary",
  type = "button",
  className,
  ...rest
}: ComponentProps<"button"> & { look?: ButtonStyle }) {
  return (
    <button type={type} className={buttonStyle(look, className)} {...rest} />
  );
}
