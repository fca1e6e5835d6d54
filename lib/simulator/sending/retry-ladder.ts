const minute = 60_000;

/** When Voucherify tries again, in milliseconds after each failure: doubling from one minute, the twelfth a day. */
export const retryLadder: readonly number[] = [
  1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1440,
].map((minutes) => minutes * minute);
