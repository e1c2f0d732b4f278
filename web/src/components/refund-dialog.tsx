import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { bookingQuery } from "../api/bookings.ts";
import { refundPayment } from "../api/manage.ts";
import { paymentQuery, refundsQuery } from "../api/payments.ts";
import type { Booking, Payment } from "../api/types.ts";
import { newKey } from "../lib/ids.ts";
import { amountText, typedAmount } from "../lib/typed-amount.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Leaders } from "../ui/leaders.tsx";
import { Segments } from "../ui/segments.tsx";
import { toast } from "../ui/toast.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface RefundDialogProps {
  booking: Booking;
  payment: Pick<Payment, "id" | "captured_amount">;
  /** On its way back already. */
  gone: number;
  open: boolean;
  onClose(): void;
}

/** First how much and why, then exactly what will happen, then it does. */
export function RefundDialog(props: RefundDialogProps) {
  const { t } = useLingui();
  return (
    <Dialog title={t`Refund`} open={props.open} onClose={props.onClose}>
      {props.open && <Steps {...props} />}
    </Dialog>
  );
}

function Steps({ booking, payment, gone, onClose }: RefundDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const currency = booking.price_currency;
  const left = payment.captured_amount - gone;
  const [kind, setKind] = useState<"full" | "part">("full");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [wanted, setWanted] = useState<{ amount: number; key: string }>();
  const [error, setError] = useState<string>();
  function preview(): void {
    const amount = kind === "full" ? left : typedAmount(typed, currency);
    if (amount === undefined || amount < 1)
      setError(t`Write an amount, for example ${amountText(left, currency)}.`);
    else if (amount > left) setError(t`At most ${format.money(left, currency)} can still go back.`);
    else setWanted({ amount, key: newKey() });
  }
  if (wanted)
    return (
      <Preview {...{ booking, payment, gone, reason, wanted, onClose }} onBack={() => setWanted(undefined)} />
    );
  return (
    <form
      className="stack"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        preview();
      }}
    >
      <Segments
        label={t`How much`}
        value={kind}
        options={[
          { value: "full", label: t`Everything, ${format.money(left, currency)}` },
          { value: "part", label: t`A part` },
        ]}
        onChange={(next) => {
          setKind(next);
          setError(undefined);
        }}
      />
      {kind === "part" && (
        <Field
          label={t`Amount in ${currency}`}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setError(undefined);
          }}
          error={error}
          hint={t`At most ${amountText(left, currency)}`}
        />
      )}
      <Field
        label={t`Reason, for your own books`}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="row gap-2">
        <Button type="submit" kind="go">
          <Trans>Show what will happen</Trans>
        </Button>
        <Button onPress={onClose}>
          <Trans>Never mind</Trans>
        </Button>
      </p>
    </form>
  );
}

interface PreviewProps extends Omit<RefundDialogProps, "open"> {
  reason: string;
  wanted: { amount: number; key: string };
  onBack(): void;
}

function Preview({ booking, payment, gone, reason, wanted, onBack, onClose }: PreviewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const client = useQueryClient();
  const money = (amount: number) => format.money(amount, booking.price_currency);
  const left = payment.captured_amount - gone - wanted.amount;
  const count = booking.items.reduce((sum, { quantity }) => sum + quantity, 0);
  const send = useMutation({
    mutationFn: () => refundPayment(payment.id, { ...wanted, reason }),
    onSuccess: async (refund) => {
      toast(refund.status === "SUCCEEDED" ? t`The money is on its way back` : t`The refund is under way`);
      onClose();
      await Promise.all([
        client.invalidateQueries(refundsQuery(payment.id)),
        client.invalidateQueries(paymentQuery(payment.id)),
        client.invalidateQueries(bookingQuery(booking.id)),
        client.invalidateQueries({ queryKey: ["manage"] }),
      ]);
    },
  });
  const amount = money(wanted.amount);
  return (
    <div className="stack" role="group" aria-label={t`What will happen`}>
      <Leaders
        lines={[
          { what: <Trans>Paid</Trans>, amount: money(payment.captured_amount), kind: "line" },
          ...(gone > 0
            ? [{ what: <Trans>Already refunded</Trans>, amount: `−${money(gone)}`, kind: "line" as const }]
            : []),
          { what: <Trans>Goes back now</Trans>, amount: `−${amount}`, kind: "line" },
          { what: <Trans>You keep</Trans>, amount: money(left), kind: "total" },
        ]}
      />
      <ul className="list-disc ps-5 grid gap-1">
        {left === 0 ? (
          <>
            <li>
              <Trans>The booking is cancelled. This cannot be undone.</Trans>
            </li>
            <li>
              <Plural
                value={count}
                one="What it holds is free again, and its code stops working at once."
                other="All # of what it holds are free again, and their codes stop working at once."
              />
            </li>
          </>
        ) : (
          <li>
            <Trans>The booking stays as it is, and its tickets are valid.</Trans>
          </li>
        )}
        <li>
          <Trans>The customer gets a mail about it. Banks take up to ten days.</Trans>
        </li>
      </ul>
      {send.error && <ProblemNote error={send.error} />}
      <p className="row gap-2">
        <Button kind="bad" isPending={send.isPending} onPress={() => send.mutate()}>
          <Trans>Send {amount} back</Trans>
        </Button>
        <Button onPress={onBack}>
          <Trans>Change</Trans>
        </Button>
      </p>
    </div>
  );
}
