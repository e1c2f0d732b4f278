import { Trans } from "@lingui/react/macro";
import { useFormat } from "../lib/use-format.ts";

interface FromPriceProps {
  amount: number | null;
  currency: string | null;
  gone?: boolean;
  /** It is the price, not only the lowest of several. */
  only?: boolean;
}

/** The lowest full price, fees included. */
export function FromPrice({ amount, currency, gone, only }: FromPriceProps) {
  const format = useFormat();
  if (amount === null || currency === null) return null;
  if (amount === 0) {
    return (
      <span className="price n">
        <Trans>Free</Trans>
      </span>
    );
  }
  const price = <span className={`price n ${gone ? "gone" : ""}`}>{format.money(amount, currency)}</span>;
  if (gone || only) return price;
  return (
    <span className="from">
      <Trans>
        <span className="qq small">from</span> {price}
      </Trans>
    </span>
  );
}
