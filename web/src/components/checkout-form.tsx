import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FormEvent, Suspense, useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { UNRECOGNIZED } from "../api/card-outcome.ts";
import { declineWords } from "../api/error-words.ts";
import { useSession } from "../api/session.ts";
import type { Booking, Profile, SiteConfig } from "../api/types.ts";
import { toSignIn } from "../lib/links.ts";
import type { Setback } from "../lib/searches.ts";
import { useFormat } from "../lib/use-format.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Note } from "../ui/note.tsx";
import { AfterAWhile, Skeleton } from "../ui/skeleton.tsx";
import { CardForm, type CardFault, type CardHandle, type Contact } from "./card-form.tsx";
import { CardFrame } from "./card-frame.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { formErrors } from "./form-errors.ts";
import { useHold } from "./hold-clock.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { type Method, methodsOf, PayMethods } from "./pay-methods.tsx";
import { type PayState, usePay } from "./use-pay.ts";

interface CheckoutFormProps {
  booking: Booking;
  profile: Profile;
  site: SiteConfig;
  declined: Setback | undefined;
}

/** What a customer who comes back with this finds said. */
const AFTER: Record<Setback, PayState> = {
  authentication: { kind: "declined", code: UNRECOGNIZED },
  paypal: { kind: "paypal_declined" },
  left_paypal: { kind: "left_paypal" },
};

/** Contact, how to pay, one button that names the obligation and the amount. */
export function CheckoutForm({ booking, profile, site, declined }: CheckoutFormProps) {
  const { t } = useLingui();
  const session = useSession();
  const member = session.kind === "member";
  const free = booking.price_amount === 0;
  const [attempt, setAttempt] = useState(0);
  const [faults, setFaults] = useState<CardFault[]>([]);
  const card = useRef<CardHandle>(null);
  const { register, handleSubmit, formState, setFocus } = useForm<Contact>({
    defaultValues: { name: profile.name ?? "", email: profile.email ?? "" },
    mode: "onTouched",
    shouldFocusError: false,
  });
  const { state, pay } = usePay(booking, profile, declined ? AFTER[declined] : { kind: "idle" });
  const offered = methodsOf(site);
  const [method, setMethod] = useState<Method>(
    declined === "left_paypal" || declined === "paypal" ? "paypal" : offered[0]!,
  );
  const byCard = !free && method === "card";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const contact = new Promise<Contact | undefined>((done) => {
      void handleSubmit(done, () => done(undefined))(event);
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
  const fields = formErrors(formState.errors, ["name", "email"], setFocus);
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
      <section className="stack" aria-labelledby="contact">
        <div className="row between">
          <h2 id="contact" className="title">
            <Trans>Contact</Trans>
          </h2>
          {!member && (
            <Link className="small" {...toSignIn(`/checkout/${booking.id}`)}>
              <Trans>I have an account</Trans>
            </Link>
          )}
        </div>
        <div className="two">
          <Field
            label={t`Name`}
            autoComplete="name"
            error={formState.errors.name?.message}
            {...register("name", {
              validate: (value) => value.trim() !== "" || t`Enter the name that the tickets are for`,
            })}
          />
          <Field
            label={t`E-mail`}
            type="email"
            autoComplete="email"
            inputMode="email"
            readOnly={member}
            hint={t`Tickets and receipt go here.`}
            error={formState.errors.email?.message}
            {...register("email", {
              validate: (value) =>
                /^\S+@\S+\.\S+$/.test(value.trim()) ||
                t`Enter an e-mail address we can send the tickets to, as in maya@demo.example`,
            })}
          />
        </div>
      </section>
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
      <PayButton booking={booking} state={state} method={method} />
    </form>
  );
}

function CardWait() {
  return (
    <CardFrame>
      <AfterAWhile>
        <Skeleton className="h-36" />
      </AfterAWhile>
    </CardFrame>
  );
}

function PayButton({ booking, state, method }: { booking: Booking; state: PayState; method: Method }) {
  const format = useFormat();
  const { over } = useHold(booking);
  const amount = format.money(booking.price_amount, booking.price_currency);
  const working = state.kind === "working";
  return (
    <section className="stack gap-3">
      <Button
        kind="go"
        size="big"
        wide
        type="submit"
        isPending={working}
        reason={over ? <Trans>The time is over. Get your places again first.</Trans> : undefined}
      >
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

/** What became of the last try. It takes the focus, because it stands above what the person was looking at. */
function PayNote({ state, booking }: { state: PayState; booking: Booking }) {
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
