/**
 * Which customer enters, and for which time, at each place of an endless row of entries.
 *
 * Worked out from the index alone, so that any entry can be made without those
 * before it. After the burst, whose customers all differ, three of ten entries
 * are re-entries: re-entry number k (from 1), written as 2^v times an odd
 * number, is visit v + 2 of the customer of that odd number. So half of those
 * who come back come back once more, a quarter twice more, and so on.
 */
export type Visit = {
  /** Numbers the customers from 0 in the order of their first visits. */
  readonly customer: number;
  /** From 1. */
  readonly visit: number;
};

const block = { newcomers: 7, returning: 3, length: 10 } as const;

export function visitAt(index: number, burst: number): Visit {
  if (index < burst) return { customer: index, visit: 1 };
  const after = index - burst;
  const blockNumber = Math.floor(after / block.length);
  const place = after % block.length;
  if (place < block.newcomers) {
    return {
      customer: burst + blockNumber * block.newcomers + place,
      visit: 1,
    };
  }
  let odd = blockNumber * block.returning + (place - block.newcomers) + 1;
  let visit = 2;
  while (odd % 2 === 0) {
    odd /= 2;
    visit += 1;
  }
  return { customer: (odd - 1) / 2, visit };
}

/** The index of a customer's first visit. */
export function firstVisitOf(customer: number, burst: number): number {
  if (customer < burst) return customer;
  const after = customer - burst;
  return (
    burst +
    Math.floor(after / block.newcomers) * block.length +
    (after % block.newcomers)
  );
}
