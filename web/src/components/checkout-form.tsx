import { Trans } from "@lingui/react/macro";
import { type FormEvent, Suspense, useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { UNRECOGNIZED } from "../api/card-outcome.ts";
import type { Booking, Profile, SiteConfig } from "../api/types.ts";
import { agreeOn, useAgreed } from "../lib/agreed-price.ts";
import { useOnline } from "../lib/online.ts";
import type { Setback } from "../lib/searches.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { CardForm, type CardFault, type CardHandle, type Contact } from "./card-form.tsx";
import { CardFrame } from "./card-frame.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { formErrors } from "./form-errors.ts";
import { useHold } from "./hold-clock.tsx";
import { type Method, methodsOf, PayMethods } from "./pay-methods.tsx";
import { PayNote } from "./pay-note.tsx";
import { PriceChanged } from "./price-changed.tsx";
import { type PayState, usePay } from "./use-pay.ts";

interface CheckoutFormProps {
  booking: Booking;
  profile: Profile;
  site: SiteConfig;
  declined: Setback | undefined;
  /** The bank is being asked: nothing may come in between. */
  onPaying(paying: boolean): void;
}

/** What a customer who comes back with this finds said. */
const AFTER: Record<Setback, PayState> = {
  authentication: { kind: "declined", code: UNRECOGNIZED },
  paypal: { kind: "paypal_declined" },
  left_paypal: { kind: "left_paypal" },
};

/** Contact, how to pay, one button that names the obligation and the amount. */
export function CheckoutForm({ booking, profile, site, declined, onPaying }: CheckoutFormProps) {
  const free = booking.price_amount === 0;
  const [attempt, setAttempt] = useState(0);
  const [faults, setFaults] = useState<CardFault[]>([]);
  const card = useRef<CardHandle>(null);
  const form = useForm<Contact>({
    defaultValues: { name: profile.name ?? "", email: profile.email ?? "" },
    mode: "onTouched",
    shouldFocusError: false,
  });
  const { state, pay } = usePay(booking, profile, declined ? AFTER[declined] : { kind: "idle" });
  const working = state.kind === "working";
  useEffect(() => onPaying(working), [working, onPaying]);
  const before = usePriceBefore(booking);
  const offered = methodsOf(site);
  const [method, setMethod] = useState<Method>(
    declined === "left_paypal" || declined === "paypal" ? "paypal" : offered[0]!,
  );
  const byCard = !free && method === "card";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const contact = new Promise<Contact | undefined>((done) => {
      void form.handleSubmit(done, () => done(undefined))(event);
    });
    const cardIsGood = !byCard || (card.current?.check() ?? false);
    const given = await contact;
    if (!given || !(await cardIsGood)) setAttempt((count) => count + 1);
    else {
      const { name, email } = given;
      const means = byCard ? card.current! : "paypal";
      await pay({ name: name.trim(), email: email.trim() }, free ? undefined : means);
    }
  };
  const fields = formErrors(form.formState.errors, ["name", "email"], form.setFocus);
  return (
    <form className="pay" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        errors={[...fields.errors, ...(byCard ? faults : [])]}
        attempt={attempt}
        onGo={(name) =>
          faults.some((fault) => fault.name === name) ? card.current?.focus(name) : fields.onGo(name)
        }
      />
      <PayNote state={state} booking={booking} />
      {before !== undefined && <PriceChanged booking={booking} before={before} />}
      <ContactFields form={form} booking={booking} />
      {!free && (
        <section className="stack" aria-labelledby="pay">
          <h2 id="pay" className="title">
            <Trans>Pay</Trans>
          </h2>
          <PayMethods
            offered={offered}
            chosen={method}
            onChoose={setMethod}
            card={
              <Suspense fallback={<CardWait />}>
                <CardForm
                  ref={card}
                  booking={booking}
                  site={site}
                  declined={state.kind === "declined" && state.code !== UNRECOGNIZED}
                  onFaults={setFaults}
                />
              </Suspense>
            }
          />
        </section>
      )}
      <PayButton booking={booking} working={working} method={method} unseen={before !== undefined} />
    </form>
  );
}

function CardWait() {
  return (
    <CardFrame>
      <div className="min-h-52">
        <AfterAWhile>
          <Skeleton className="h-52" />
        </AfterAWhile>
      </div>
    </CardFrame>
  );
}

/** @returns what the total was, while the customer has not agreed to another one; the first they see is agreed */
function usePriceBefore({ id, price_amount }: Booking): number | undefined {
  const agreed = useAgreed(id);
  useEffect(() => {
    if (agreed === undefined) agreeOn(id, price_amount);
  }, [agreed, id, price_amount]);
  return agreed === price_amount ? undefined : agreed;
}

interface PayButtonProps {
  booking: Booking;
  working: boolean;
  method: Method;
  /** The total is another than was agreed on. */
  unseen: boolean;
}

/** Names obligation and amount. Off, it says why. */
function PayButton({ booking, working, method, unseen }: PayButtonProps) {
  const format = useFormat();
  const { over } = useHold(booking);
  const online = useOnline();
  const amount = format.money(booking.price_amount, booking.price_currency);
  const reason = () => {
    if (working) return undefined;
    if (over) return <Trans>The time is over. Get your places again first.</Trans>;
    if (!online) return <Trans>There is no network. What you typed stays, and nothing was charged.</Trans>;
    return unseen ? <Trans>Look at the new total first.</Trans> : undefined;
  };
  return (
    <section className="stack gap-3">
      <Button kind="go" size="big" wide type="submit" isPending={working} reason={reason()}>
        {working && (method === "paypal" ? <Trans>To PayPal…</Trans> : <Trans>Asking your bank…</Trans>)}
        {!working &&
          (booking.price_amount === 0 ? (
            <Trans>Book now, free of charge</Trans>
          ) : (
            <Trans>Buy now, pay {amount}</Trans>
          ))}
      </Button>
      {booking.price_amount > 0 && (
        <p className="small qq">
          <Icon name="lock" />{" "}
          {method === "paypal" ? (
            <Trans>You say yes at PayPal and come back here. The house never sees your account.</Trans>
          ) : (
            <Trans>Card numbers go straight to the payment provider. The house never sees them.</Trans>
          )}
        </p>
      )}
    </section>
  );
}
