import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { askForOrders } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { faultsToFields } from "../components/server-faults.ts";
import { toSignIn } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";

/** Without an account: whoever reads the mailbox gets what was booked with it, and the page tells nothing. */
export function FindOrderPage() {
  const { t } = useLingui();
  const { register, handleSubmit, formState, setError, getValues } = useForm({
    defaultValues: { email: "" },
  });
  const [told, setTold] = useState(false);
  const words = { email: t`Enter an e-mail address, as in maya@demo.example` };
  const ask = useMutation({
    mutationFn: ({ email }: { email: string }) => askForOrders(email.trim()),
    onError: (error) => setTold(faultsToFields(error, words, setError)),
  });
  return (
    <AuthCard title={t`Find my order`} heading={<Trans>Find your order</Trans>}>
      {ask.isSuccess ? (
        <>
          <Note kind="ok" icon="mail" role="status" title={t`Look into your mail`}>
            <p>
              <Trans>
                If something coming was booked with <b className="break-all">{getValues("email").trim()}</b>,
                its mail is on the way again: one for each order.
              </Trans>
            </p>
            <p className="small">
              <Trans>
                Nothing there after some minutes? Look into the spam folder, or at how the address is spelled.
              </Trans>
            </p>
          </Note>
          <Button onPress={() => ask.reset()}>
            <Trans>Try another address</Trans>
          </Button>
        </>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => void handleSubmit((values) => ask.mutate(values))(event)}
        >
          <p className="q">
            <Trans>
              Bought as a guest, or the mail is gone? We write it again: tickets, receipt and calendar, to the
              address you gave.
            </Trans>
          </p>
          {ask.error && !told && <ProblemNote error={ask.error} />}
          <Field
            label={t`E-mail of the order`}
            type="email"
            autoComplete="email"
            inputMode="email"
            error={formState.errors.email?.message}
            {...register("email", { required: words.email })}
          />
          <Button kind="go" type="submit" wide isPending={ask.isPending}>
            <Trans>Send me my order</Trans>
          </Button>
        </form>
      )}
      <p className="small">
        <Link {...toSignIn()}>
          <Trans>Sign in</Trans>
        </Link>
      </p>
    </AuthCard>
  );
}
