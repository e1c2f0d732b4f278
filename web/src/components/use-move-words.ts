import { useLingui } from "@lingui/react/macro";

interface Move {
  axis: "status" | "payment_status";
  from: string | null;
  to: string;
}

/** What a move of a booking, or of its money, is called; undefined for what says nothing by itself. */
export function useMoveWords(): (move: Move) => string | undefined {
  const { t } = useLingui();
  const words: Record<string, string> = {
    "status PENDING": t`Put into the basket`,
    "status CONFIRMED": t`Confirmed`,
    "status COMPLETED": t`Took place`,
    "status CANCELLED": t`Cancelled`,
    "status EXPIRED": t`The time ran out`,
    "status FAILED": t`Could not be kept`,
    "payment_status PROCESSING": t`The bank was asked`,
    "payment_status SUCCEEDED": t`Paid`,
    "payment_status FAILED": t`The payment did not go through`,
    "payment_status REFUNDING": t`Money is on its way back`,
    "payment_status PARTIALLY_REFUNDED": t`A part was paid back`,
    "payment_status REFUNDED": t`Paid back`,
  };
  return ({ axis, from, to }) => (from === to ? undefined : words[`${axis} ${to}`]);
}
