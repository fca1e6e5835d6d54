/** What a person calls each column that is made for the lists; one that shows a field alone is called as the registry says. */
export const columnWords = {
  received: "Received",
  customer: "Customer",
  segment: "Segment",
  purpose: "Purpose",
  got: "What they got",
  validUntil: "Valid until",
  genuine: "Signature",
  delay: "Delay",
  flags: "Flags",
  what: "What arrived",
  outcome: "Outcome",
  shape: "Shape, source",
  source: "Source",
} as const;
