import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** What everyone will call the view. */
export function ViewNameField({
  value,
  error,
}: {
  value?: string;
  error: string | undefined;
}) {
  return (
    <Field label="Name" hint="For example “VIP without a code”." error={error}>
      {(control) => (
        <Input
          {...control}
          name="name"
          required
          maxLength={80}
          autoComplete="off"
          defaultValue={value}
        />
      )}
    </Field>
  );
}
