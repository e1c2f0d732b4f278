import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { receiptLink, receiptsQuery } from "../api/receipts.ts";
import type { Booking } from "../api/types.ts";
import { ownZone } from "../lib/dates.ts";
import { openLink } from "../lib/open-link.ts";
import { useFormat } from "../lib/use-format.ts";
import { Icon } from "../ui/icon.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { Piece, Tear } from "../ui/tear.tsx";
import { useOrderLines } from "./order-lines.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** What was bought, what of it is tax, what was paid; and the document, once it is made. */
export function ReceiptStub({ booking }: { booking: Booking }) {
  const { t } = useLingui();
  const format = useFormat();
  const lines = useOrderLines(booking);
  const paid =
    booking.payment_status !== "NOT_REQUIRED" && ["CONFIRMED", "COMPLETED"].includes(booking.status);
  const { data: receipts = [] } = useQuery({
    ...receiptsQuery(booking.id),
    refetchInterval: (query) => (paid && !query.state.data?.length ? 2000 : false),
  });
  const open = useMutation({ mutationFn: async (id: string) => openLink((await receiptLink(id)).url) });
  const zone = booking.items[0]?.time_zone || ownZone();
  const [receipt] = receipts;
  const amount = format.money(booking.price_amount, booking.price_currency);
  return (
    <Tear as="aside" className="receipt" label={t`Receipt`}>
      <Piece className="stack gap-1">
        <h2 className="title">
          <Trans>Receipt</Trans>
        </h2>
        <p className="small q">
          <Trans>
            Order <span className="code">{booking.reference}</span>
          </Trans>
        </p>
        {receipt && (
          <p className="small q">
            <Trans>
              Receipt <span className="code">{receipt.number}</span>
            </Trans>
          </p>
        )}
        <p className="small q n">
          {format.stamp(receipt?.generated_at ?? booking.created_at, zone)}{" "}
          {format.zone(booking.created_at, zone)}
        </p>
      </Piece>
      <Piece>
        <Leaders className="small" lines={lines} />
      </Piece>
      <Piece>
        <Leaders
          className="small"
          lines={[
            ...(booking.tax_amount > 0
              ? [
                  {
                    kind: "note" as const,
                    what: <Trans>Tax, included</Trans>,
                    amount: format.money(booking.tax_amount, booking.price_currency),
                  },
                ]
              : []),
            {
              kind: "total",
              what: paid ? <Trans>Paid</Trans> : <Trans>Total</Trans>,
              amount: booking.price_amount === 0 ? <Trans>free</Trans> : amount,
            },
          ]}
        />
      </Piece>
      {receipts.length > 0 && (
        <Piece className="links small">
          {receipts.map((found) => (
            <button
              key={found.id}
              type="button"
              disabled={open.isPending}
              onClick={() => open.mutate(found.id)}
            >
              <Icon name="save" />
              <Trans>PDF {found.number}</Trans>
            </button>
          ))}
          {open.error && <ProblemNote error={open.error} />}
        </Piece>
      )}
    </Tear>
  );
}
