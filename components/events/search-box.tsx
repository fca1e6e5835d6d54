import { Search } from "lucide-react";
import type { Route } from "next";
import Form from "next/form";

/** Free text over a list. It works before and without JavaScript: a form whose answer is an address. */
export function SearchBox({
  action,
  kept,
  text,
}: {
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
  text: string | undefined;
}) {
  return (
    <Form action={action} role="search" className="w-80 max-w-full">
      {kept.map(([name, value]) => (
        <input
          key={`${name} ${value}`}
          type="hidden"
          name={name}
          value={value}
        />
      ))}
      <label className="flex min-h-8 items-center gap-2 rounded-md border border-edge bg-panel px-2.5 focus-within:outline-2 focus-within:outline-accent">
        <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
        <span className="sr-only">Find a customer, code, segment or id</span>
        <input
          key={text}
          type="search"
          name="q"
          defaultValue={text}
          placeholder="Find a customer, code, segment, id…"
          maxLength={200}
          className="w-full min-w-0 bg-transparent outline-none"
        />
      </label>
    </Form>
  );
}
