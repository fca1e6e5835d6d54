import { Check, X } from "lucide";
import type { PlainList } from "#components/data-table/plain-table.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type {
  SignatureTrial,
  SignedForm,
} from "#lib/domain/event/signature-explanation.ts";

const formWords: Readonly<Record<SignedForm, string>> = {
  as_received: "raw bytes",
  compact: "without white space",
  rewritten: "written again as JSON",
};

/** Every secret that was tried, over what, and what it would have made. */
export const signatureTrials: PlainList<SignatureTrial> = {
  caption: "Secrets tried",
  keyOf: ({ secret, form }) =>
    `${secret.id} ${String(secret.isTrimmed)} ${form}`,
  columns: [
    {
      label: "Secret",
      cell: ({ secret }) => <SecretWords secret={secret} />,
    },
    {
      label: "Signed text",
      cell: ({ form, bytes }) => (
        <span className="text-ink-2">
          {formWords[form]} ({bytes.toLocaleString("en")})
        </span>
      ),
    },
    {
      label: "Expected",
      cell: ({ expected }) => (
        <code className="font-mono text-xs">{expected}</code>
      ),
    },
    {
      label: "Result",
      cell: ({ matches }) =>
        matches ? (
          <Badge tone="green" icon={Check}>
            matches
          </Badge>
        ) : (
          <Badge icon={X}>no match</Badge>
        ),
    },
  ],
};

function SecretWords({ secret }: Pick<SignatureTrial, "secret">) {
  const { kind, addedAt, retiredAt, isTrimmed, sourceName } = secret;
  if (kind === "of_other_source")
    return <>Of {sourceName ?? "another source"}</>;
  return (
    <>
      {retiredAt === null ? (
        <>
          Active, added <AbsoluteTime at={addedAt} />
        </>
      ) : (
        <>
          Retired <AbsoluteTime at={retiredAt} />
        </>
      )}
      {isTrimmed ? ", without the white space around it" : null}
    </>
  );
}
