import { ShieldCheck, ShieldOff } from "lucide";
import { Badge } from "#components/ui/badge.tsx";

/** Whether signatures are checked: they are as soon as the source has a secret. */
export function SecretBadge({ secrets }: { secrets: number }) {
  return secrets === 0 ? (
    <Badge tone="amber" icon={ShieldOff}>
      Signatures not checked
    </Badge>
  ) : (
    <Badge
      tone="green"
      icon={ShieldCheck}
      title={secrets > 1 ? "Two secrets are in use" : undefined}
    >
      Signatures checked
    </Badge>
  );
}
