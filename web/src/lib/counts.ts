interface Counts {
  total: number;
  free: number;
  held: number;
  sold: number;
  blocked: number;
  checked_in: number;
}

/** Places over several performances. */
export const sumCounts = (rows: readonly Counts[]): Counts =>
  rows.reduce(
    (sum, row) => ({
      total: sum.total + row.total,
      free: sum.free + row.free,
      held: sum.held + row.held,
      sold: sum.sold + row.sold,
      blocked: sum.blocked + row.blocked,
      checked_in: sum.checked_in + row.checked_in,
    }),
    { total: 0, free: 0, held: 0, sold: 0, blocked: 0, checked_in: 0 },
  );
