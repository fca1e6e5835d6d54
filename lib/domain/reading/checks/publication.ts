import type { VoucherifyObjects } from "#lib/domain/voucherify/voucherify-objects.ts";
import type { ProblemList } from "../problem-list.ts";

/** Reports a publication that failed: its code did not reach the customer, whatever else the body says. */
export function checkPublication(
  { publication, voucher }: VoucherifyObjects,
  dataPath: string,
  problems: ProblemList,
): void {
  if (!/^fail/i.test(publication?.result ?? "")) return;
  problems.warn(
    "publication_failed",
    `${dataPath}.publication.result`,
    `Voucherify could not publish the code${voucher?.code ? ` ${voucher.code}` : ""}: the customer was not sent it.`,
  );
}
