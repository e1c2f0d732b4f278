import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { declineWords } from "../api/error-words.ts";
import type { Booking } from "../api/types.ts";
import { useFormat } from "../lib/use-format.ts";
import { Note } from "../ui/note.tsx";
import { useHold } from "./hold-clock.tsx";
import { ProblemNote } from "./problem-note.tsx";
import type { PayState } from "./use-pay.ts";

/** What became of the last try. It takes the focus, because it stands above what the person was looking at. */
export function PayNote({ state, booking }: { state: PayState; booking: Booking }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const { seconds } = useHold(booking);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.kind !== "idle" && state.kind !== "working") box.current?.focus();
  }, [state]);
  const minutes = Math.max(1, Math.floor(seconds / 60));
  switch (state.kind) {
    case "idle":
    case "working":
      return null;
    case "declined":
      return (
        <Note kind="bad" role="alert" ref={box} title={t`Your bank said no to this card`}>
          <p>
            {i18n._(declineWords(state.code))}{" "}
            <Trans>
              You have not been charged, and your places are still held for {minutes} min. Try another card.
            </Trans>
          </p>
          {state.reference && (
            <p className="small q">
              <Trans>
                Reference <span className="code">{state.reference}</span>
              </Trans>
            </p>
          )}
        </Note>
      );
    case "paypal_declined":
      return (
        <Note kind="bad" role="alert" ref={box} title={t`PayPal could not take the money`}>
          <p>
            <Trans>
              You have not been charged, and your places are still held for {minutes} min. Try again and
              choose another way at PayPal, or pay with a card.
            </Trans>
          </p>
        </Note>
      );
    case "left_paypal":
      return (
        <Note kind="warn" role="alert" ref={box} title={t`You came back from PayPal without paying`}>
          <p>
            <Trans>Nothing was charged, and your places are still held for {minutes} min.</Trans>
          </p>
        </Note>
      );
    case "incomplete":
      return (
        <Note kind="bad" role="alert" ref={box} title={t`Something of the card is missing`}>
          <p>{state.text ?? <Trans>Look at the fields of the card once more. Nothing was charged.</Trans>}</p>
        </Note>
      );
    case "amount_changed":
      return (
        <Note kind="warn" role="alert" ref={box} title={t`The amount has changed`}>
          <p>
            <Trans>
              It was {format.money(state.before, booking.price_currency)} and is now{" "}
              {format.money(booking.price_amount, booking.price_currency)}. Nothing was paid; press again if
              that is right.
            </Trans>
          </p>
        </Note>
      );
    case "unreachable":
      return (
        <Note kind="bad" role="alert" ref={box} title={t`The payment provider did not answer`}>
          <p>
            <Trans>
              Your card may or may not have been asked. Press again: you cannot be charged twice for this
              booking.
            </Trans>
          </p>
        </Note>
      );
    case "problem":
      return (
        <div ref={box} tabIndex={-1}>
          <ProblemNote error={state.error} what={<Trans>We could not start the payment.</Trans>} />
        </div>
      );
  }
}
