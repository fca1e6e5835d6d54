import { ReportPreface } from "#components/ui/print/report-preface.tsx";

/** What the report is, for a reader who knows neither this tool nor Voucherify. */
export function AuditPreface() {
  return (
    <ReportPreface terms={terms}>
      Voucherify decides which customers get which codes and promotions. When a
      customer enters a segment, a group of customers defined by rules, it sends
      a request to this tool, Segment Inspector, which keeps every byte of it
      before answering, unless it is larger than allowed. Only a valid signature
      proves that Voucherify sent a request. What is kept is never edited; what
      was erased on a customer’s request is marked.
    </ReportPreface>
  );
}

const terms = [
  ["An event", "is one request that reached this tool."],
  [
    "An entry",
    "is an accepted event that says that a customer entered a segment.",
  ],
  [
    "A duplicate",
    "is the same delivery received again; Voucherify repeats one that was not answered in time. It is not counted as another entry.",
  ],
  [
    "A rejected event",
    "was not proved to come from Voucherify, or was too large. It is kept, and is left out of every count of entries.",
  ],
  [
    "The purpose",
    "follows from the objects that were sent: a unique code, a promotion, a plain message; inconsistent where they match none of these.",
  ],
  [
    "The signature",
    "is valid where a secret shared with Voucherify proves who sent the request and that nothing was changed on the way. Not checked means that no secret was set: nothing is proved about who sent it.",
  ],
  [
    "The SHA-256 of a row",
    "is of the exact bytes received. First 12 digits; the full hash is in the CSV.",
  ],
] as const;
