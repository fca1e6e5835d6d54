import type { ComponentProps } from "react";
import { Select } from "#components/ui/select.tsx";
import { roles } from "#lib/domain/access/role.ts";
import { roleWords } from "./role-words.ts";

/** Chooses a role. Name it with a `Field` or an `aria-label`. */
export function RoleSelect(props: ComponentProps<"select">) {
  return (
    <Select {...props}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {roleWords[role]}
        </option>
      ))}
    </Select>
  );
}
