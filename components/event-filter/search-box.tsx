import { Kbd } from "#components/ui/kbd.tsx";
import { FrameDialogButton } from "#components/shell/frame-dialog-button.tsx";
import { Search } from "lucide";
import { Icon } from "#components/ui/icon.tsx";
import type { Route } from "next";
import Form from "next/form";

/** Free text over a list. It works before and without JavaScript: a form whose answer is an address. */
export function SearchBox({
  action,
  kept,
  text,
  label = "Find a customer, code, segment or id",
  placeholder = "Find a customer, code, segment, id…",
}: {
  /** The list's path. */
  action: Route;
  /** The rest of the query, which stays. */
  kept: readonly (readonly [string, string])[];
  text: string | undefined;
  label?: string;
  placeholder?: string;
}) {
  return (
    <Form action={action} role="search" className="relative w-80 max-w-full">
      {kept.map(([name, value]) => (
        <input
          key={`${name} ${value}`}
          type="hidden"
          name={name}
          value={value}
        />
      ))}
      <label className="flex min-h-8 items-center gap-2 rounded-md border border-edge bg-panel px-2.5 focus-within:outline-2 focus-within:outline-accent">
        <Icon of={Search} className="size-4 shrink-0 text-ink-3" />
        <span className="sr-only">{label}</span>
        <input
          key={text}
          type="search"
          name="q"
          defaultValue={text}
          placeholder={placeholder}
          maxLength={200}
          className="w-full min-w-0 bg-transparent text-ellipsis outline-none side:pr-12"
        />
      </label>
      <FrameDialogButton
        opens="palette"
        aria-label="Find anything, Ctrl K"
        title="Find anything"
        className="absolute inset-y-0 right-1.5 my-auto h-6 max-side:hidden"
      >
        <Kbd>Ctrl K</Kbd>
      </FrameDialogButton>
    </Form>
  );
}
