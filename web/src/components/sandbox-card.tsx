import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useImperativeHandle } from "react";
import { type Path, useForm, type UseFormReturn } from "react-hook-form";
import { type Card, confirmAtSandbox } from "../api/sandbox-card.ts";
import { digits, expiryOf, groupExpiry, groupNumber, plausibleNumber } from "../lib/card.ts";
import { serverNow } from "../lib/server-clock.ts";
import { Field } from "../ui/field.tsx";
import type { CardFormProps } from "./card-form.tsx";
import { CardFrame } from "./card-frame.tsx";

interface CardValues {
  number: string;
  expiry: string;
  cvc: string;
}

/** Our own fields for a card, where the sandbox takes it. Its numbers stay here and go to the provider only. */
export function SandboxCard({ site, declined, onFaults, ref }: CardFormProps) {
  const { t } = useLingui();
  const form = useForm<CardValues>({
    defaultValues: { number: "", expiry: "", cvc: "" },
    mode: "onTouched",
    shouldFocusError: false,
  });
  const { errors } = form.formState;
  const wrong = { number: errors.number?.message, expiry: errors.expiry?.message, cvc: errors.cvc?.message };
  useEffect(() => {
    const faults = Object.entries({ number: wrong.number, expiry: wrong.expiry, cvc: wrong.cvc });
    onFaults(faults.flatMap(([name, text]) => (text ? [{ name, text }] : [])));
  }, [wrong.number, wrong.expiry, wrong.cvc, onFaults]);
  useImperativeHandle(ref, () => ({
    check: () =>
      new Promise(
        (done) =>
          void form.handleSubmit(
            () => done(true),
            () => done(false),
          )(),
      ),
    focus: (name) => form.setFocus(name as Path<CardValues>),
    confirm: (payment, contact, return_url) =>
      confirmAtSandbox(site, payment, cardOf(form.getValues()), contact, return_url),
  }));
  const shaped = (
    name: Path<CardValues>,
    shape: (text: string) => string,
    validate: (text: string) => true | string,
  ) => {
    const field = form.register(name, { validate });
    return {
      ...field,
      onChange: async (event: { target: { value: string }; type?: string }) => {
        event.target.value = shape(event.target.value);
        await field.onChange(event);
      },
    };
  };
  const number = shaped(
    "number",
    groupNumber,
    (text) => plausibleNumber(text) || t`This is not a card number. Check the digits`,
  );
  const expiry = shaped(
    "expiry",
    groupExpiry,
    (text) =>
      expiryOf(text, serverNow()) !== undefined || t`Enter month and year as on the card, not in the past`,
  );
  const cvc = shaped(
    "cvc",
    (text) => digits(text).slice(0, 4),
    (text) => digits(text).length >= 3 || t`Enter the three or four digits beside the signature`,
  );
  return (
    <CardFrame>
      <Field
        label={t`Card number`}
        code
        inputMode="numeric"
        autoComplete="cc-number"
        error={
          errors.number?.message ??
          (declined ? t`Declined by the bank. Check the number or use another card.` : undefined)
        }
        {...number}
      />
      <div className="grid grid-cols-2 gap-4">
        <Field
          label={t`Expires`}
          code
          inputMode="numeric"
          autoComplete="cc-exp"
          placeholder={t`MM / YY`}
          error={errors.expiry?.message}
          {...expiry}
        />
        <Field
          label={t`Security code`}
          code
          inputMode="numeric"
          autoComplete="cc-csc"
          error={errors.cvc?.message}
          {...cvc}
        />
      </div>
      {site.test_mode && <TestCards form={form} />}
    </CardFrame>
  );
}

function cardOf({ number, expiry, cvc }: CardValues): Card {
  const until = expiryOf(expiry, serverNow());
  return {
    number: digits(number),
    exp_month: until?.month ?? "",
    exp_year: until?.year ?? "",
    cvc: digits(cvc),
  };
}

/** In test mode the answers of the bank can be chosen, by Stripe's own test numbers. */
function TestCards({ form }: { form: UseFormReturn<CardValues> }) {
  const { t } = useLingui();
  const cards = [
    { name: t`Succeeds`, number: "4242424242424242" },
    { name: t`Declined`, number: "4000000000000002" },
    { name: t`Too little money`, number: "4000000000009995" },
    { name: t`Asks for 3-D Secure`, number: "4000002760003184" },
  ];
  const chosen = digits(form.watch("number"));
  const year = String((new Date(serverNow()).getUTCFullYear() + 3) % 100).padStart(2, "0");
  const fill = (number: string) => {
    form.setValue("number", groupNumber(number));
    form.setValue("expiry", groupExpiry(`12${year}`));
    form.setValue("cvc", "314");
    form.clearErrors(["number", "expiry", "cvc"]);
  };
  return (
    <div className="testcards" role="group" aria-label={t`Test cards`}>
      <span className="small b">
        <Trans>Test cards</Trans>
      </span>
      {cards.map((card) => (
        <button
          key={card.number}
          type="button"
          className="chip"
          aria-pressed={chosen === card.number}
          onClick={() => fill(card.number)}
        >
          {card.name}
        </button>
      ))}
    </div>
  );
}
