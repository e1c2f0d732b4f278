import { Trans, useLingui } from "@lingui/react/macro";
import { agreeOn } from "../lib/agreed-price.ts";
import { useFormat } from "../lib/use-format.ts";
import type { Booking } from "../api/types.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";

/** The total is not what the customer was last shown: the old one, the new one, and one press that agrees. */
export function PriceChanged({ booking, before }: { booking: Booking; before: number }) {
  const { t } = useLingui();
  const { money } = useFormat();
  const { id, price_amount: now, price_currency } = booking;
  return (
    <Note kind="warn" role="alert" title={t`The total has changed`}>
      <p>
        <Trans>
          It was <s>{money(before, price_currency)}</s> and is now <b>{money(now, price_currency)}</b>. The
          lines of your order say for what.
        </Trans>
      </p>
      <p>
        <Button size="small" onPress={() => agreeOn(id, now)}>
          <Trans>Go on with {money(now, price_currency)}</Trans>
        </Button>
      </p>
    </Note>
  );
}
