import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState } from "react";
import { stripePrice } from "../api/stripe-js.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { CardFormProps } from "./card-form.tsx";
import { CardFrame } from "./card-frame.tsx";
import { openPaymentElement, type PaymentElement } from "./payment-element.ts";

const ALL = "card";

/** Stripe's own fields, in frames of Stripe's: card numbers never touch this page. */
export function StripeCard(props: CardFormProps) {
  const [attempt, setAttempt] = useState(0);
  return (
    <CardFrame>
      <Fields key={attempt} {...props} onAgain={() => setAttempt(attempt + 1)} />
    </CardFrame>
  );
}

function Fields({ booking, site, onFaults, onAgain, ref }: CardFormProps & { onAgain(): void }) {
  const { t, i18n } = useLingui();
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const place = useRef<HTMLDivElement>(null);
  const element = useRef<PaymentElement>(undefined);
  const { amount, currency } = stripePrice(booking);
  const { locale } = i18n;
  const open = useEffectEvent(() =>
    openPaymentElement(
      place.current!,
      site.stripe_publishable_key,
      { amount, currency, locale },
      {
        onReady: () => setState("ready"),
        onFailed: () => setState("failed"),
        onChange: () => onFaults([]),
      },
    ),
  );
  useEffect(() => {
    const opened = (element.current = open());
    return () => opened.stop();
  }, []);
  useEffect(() => element.current?.adapt({ amount, currency, locale }), [amount, currency, locale]);
  useImperativeHandle(ref, () => ({
    async check() {
      const { good, text } = (await element.current?.check()) ?? { good: false };
      const other =
        state === "ready" ? t`Something of the card is missing` : t`The card form is not there yet`;
      onFaults(good ? [] : [{ name: ALL, text: text ?? other }]);
      return good;
    },
    focus: () => element.current?.focus(),
    confirm: async (...given) => (await element.current?.confirm(...given)) ?? { kind: "unreachable" },
  }));
  return (
    <>
      {state === "failed" && (
        <Note kind="bad" role="alert" title={t`The card form did not load`}>
          <p>
            <Trans>
              It comes from Stripe. A blocker or the network may keep it away; nothing was charged.
            </Trans>
          </p>
          <p>
            <Button size="small" onPress={onAgain}>
              <Icon name="again" />
              <Trans>Try again</Trans>
            </Button>
          </p>
        </Note>
      )}
      {state === "loading" && (
        <div className="grid gap-3.5" aria-busy="true">
          {/* As high as the fields that come, so that nothing jumps. */}
          <Skeleton className="h-17" />
          <Skeleton className="h-17" />
          <Skeleton className="h-17" />
        </div>
      )}
      {/* Frames are measured while they load, so it may be small but not gone. */}
      <div ref={place} className={state === "ready" ? "" : "h-0 overflow-hidden"} />
    </>
  );
}
