import { ReportPreface } from "#components/ui/print/report-preface.tsx";

/** What the report is, for a reader who knows neither this tool nor Voucherify. */
export function EvidencePreface() {
  return (
    <ReportPreface terms={terms}>
      Voucherify is the service that decides which customers get which voucher
      codes and promotions. Whenever a customer entered a segment, a group of
      customers defined by rules, Voucherify sends a message about it to this
      tool, Segment Inspector, which keeps every byte of it before answering.
      Each row below is one message that arrived that way, oldest first; only a
      valid signature proves that Voucherify sent it. What is kept is never
      edited.
    </ReportPreface>
  );
}

const terms = [
  [
    "Entered",
    "is when Voucherify says that the customer entered the segment. Received is when the message reached this tool, by its own clock.",
  ],
  [
    "Purpose",
    "follows from the objects that were sent: a unique code (a code of their own, with Voucherify’s record that it was given), a promotion, a plain message, or inconsistent where they match none of these.",
  ],
  [
    "Distribution",
    "is the campaign setting in Voucherify that sent the message. Sendout is Voucherify’s id of this one delivery.",
  ],
  [
    "Signature",
    "is valid where the message carries a cryptographic signature that only someone with the secret shared with Voucherify could make. Not checked means that no secret was set here: who sent that message is not proved.",
  ],
  [
    "SHA-256",
    "is a hash of the exact bytes received: whoever is given those bytes can compute it again, and any change to them changes it.",
  ],
  [
    "The hash over all rows",
    "covers every column of the table, in a file that can be downloaded beside this report. The same rows always give the same hash, whenever the report is made.",
  ],
  [
    "What this report does not prove",
    "is that a message reached the customer, that they read it, or that they used a code. It shows what Voucherify told this tool, and when. Test events, duplicates and rejected requests are not included.",
  ],
] as const;
