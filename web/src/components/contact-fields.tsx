import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { UseFormReturn } from "react-hook-form";
import { useSession } from "../api/session.ts";
import type { Booking } from "../api/types.ts";
import { toSignIn } from "../lib/links.ts";
import { Field } from "../ui/field.tsx";
import type { Contact } from "./card-form.tsx";

/** For whom the tickets are and where they go. */
export function ContactFields({ form, booking }: { form: UseFormReturn<Contact>; booking: Booking }) {
  const { t } = useLingui();
  const member = useSession().kind === "member";
  return (
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
          error={form.formState.errors.name?.message}
          {...form.register("name", {
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
          error={form.formState.errors.email?.message}
          {...form.register("email", {
            validate: (value) =>
              /^\S+@\S+\.\S+$/.test(value.trim()) ||
              t`Enter an e-mail address we can send the tickets to, as in maya@demo.example`,
          })}
        />
      </div>
    </section>
  );
}
