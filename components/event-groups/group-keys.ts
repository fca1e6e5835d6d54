/** What a list can be counted by, spelled as the address and the filter spell it. */
export const groupKeys = [
  "segment",
  "campaign",
  "customer",
  "purpose",
] as const;
export type GroupKey = (typeof groupKeys)[number];

export const groupWords: Readonly<Record<GroupKey, string>> = {
  segment: "Segment",
  campaign: "Campaign",
  customer: "Customer",
  purpose: "Purpose",
};
