/** The text of one field of a form; a file, which none of ours takes, reads as none. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
