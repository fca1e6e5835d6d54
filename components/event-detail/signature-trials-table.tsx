import { Check, X } from "lucide-react";
import { PlainTable } from "#components/data-table/plain-table.tsx";
import { AbsoluteTime } from "#components/time/absolute-time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type {
  SignatureTrial,
  SignedForm,
} from "#lib/domain/event/signature-explanation.ts";

const columns = [
  { label: "Secret" },
  { label: "Signed text" },
  { label: "Expected" },
  { label: "Result" },
];

const formWords: Readonly<Record<SignedForm, string>> = {
  as_received: "raw bytes",
  compact: "without white space",
  rewritten: "written again as JSON",
};

/** Every secret that was tried, over what, and what it would have made. */
export function SignatureTrialsTable({
  trials,
}: {
  trials: readonly SignatureTrial[];
}) {
  return (
    <PlainTable
      caption="Secrets tried"
      columns={columns}
      rows={trials.map((trial) => ({
        key: `${trial.secret.id} ${String(trial.secret.isTrimmed)} ${trial.form}`,
        cells: [
          <SecretWords key="secret" secret={trial.secret} />,
          <span key="form" className="text-ink-2">
            {formWords[trial.form]} ({trial.bytes.toLocaleString("en")})
          </span>,
          <code key="expected" className="font-mono text-xs">
            {trial.expected}
          </code>,
          trial.matches ? (
            <Badge key="result" tone="green" icon={Check}>
              matches
            </Badge>
          ) : (
            <Badge key="result" icon={X}>
              no match
            </Badge>
          ),
        ],
      }))}
    />
  );
}

function SecretWords({ secret }: Pick<SignatureTrial, "secret">) {
  const { kind, addedAt, retiredAt, isTrimmed, sourceName } = secret;
  if (kind === "of_other_source")
    return <>of {sourceName ?? "another source"}</>;
  return (
    <>
      {retiredAt === null ? (
        <>
          active, added <AbsoluteTime at={addedAt} />
        </>
      ) : (
        <>
          retired <AbsoluteTime at={retiredAt} />
        </>
      )}
      {isTrimmed ? ", without the white space around it" : null}
    </>
  );
}
