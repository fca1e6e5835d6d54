import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

/** Where Voucherify's secret is pasted: readable, so that a slip is seen, and kept from the browser's memory. */
export function SecretField({
  label,
  hint,
  error,
  required = false,
}: {
  label: string;
  hint: string;
  error: string | undefined;
  required?: boolean;
}) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <Input
          {...control}
          name="secret"
          required={required}
          maxLength={1024}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="font-mono"
        />
      )}
    </Field>
  );
}
