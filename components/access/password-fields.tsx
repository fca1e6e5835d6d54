import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { PASSWORD_MIN_LENGTH } from "#lib/domain/access/password-policy.ts";

/** Where a password is chosen. */
export function NewPasswordField({
  name = "password",
  label = "Password",
  error,
}: {
  name?: string;
  label?: string;
  error?: string | undefined;
}) {
  return (
    <Field
      label={label}
      hint={`${String(PASSWORD_MIN_LENGTH)} characters or more; several words are easiest to remember.`}
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          name={name}
          type="password"
          autoComplete="new-password"
          minLength={PASSWORD_MIN_LENGTH}
          required
        />
      )}
    </Field>
  );
}

/** Where a password that one has is entered. */
export function CurrentPasswordField({
  name = "password",
  label = "Password",
  error,
}: {
  name?: string;
  label?: string;
  error?: string | undefined;
}) {
  return (
    <Field label={label} error={error}>
      {(control) => (
        <Input
          {...control}
          name={name}
          type="password"
          autoComplete="current-password"
          required
        />
      )}
    </Field>
  );
}

export function EmailField({ error }: { error?: string | undefined }) {
  return (
    <Field label="E-mail" error={error}>
      {(control) => (
        <Input
          {...control}
          name="email"
          type="email"
          autoComplete="username"
          required
        />
      )}
    </Field>
  );
}
