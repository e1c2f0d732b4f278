import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { faultsToFields } from "./server-faults.ts";

interface AskByMailProps {
  /** What is asked of the server; its answer tells nothing of the address. */
  ask(email: string): Promise<unknown>;
  intro: ReactNode;
  label: string;
  /** The button's words. */
  children: ReactNode;
  /** What comes to that address, if anything does. */
  renderSent(email: ReactNode): ReactNode;
}

/** An address, to which something is mailed if there is something; the page tells nothing about it. */
export function AskByMail({ ask, intro, label, children, renderSent }: AskByMailProps) {
  const { t } = useLingui();
  const { register, handleSubmit, formState, setError, getValues } = useForm({
    defaultValues: { email: "" },
  });
  const [told, setTold] = useState(false);
  const words = { email: t`Enter an e-mail address, as in maya@demo.example` };
  const sending = useMutation({
    mutationFn: ({ email }: { email: string }) => ask(email.trim()),
    onError: (error) => setTold(faultsToFields(error, words, setError)),
  });
  if (sending.isSuccess) {
    return (
      <>
        <Note kind="ok" icon="mail" role="status" title={t`Look into your mail`}>
          <p>{renderSent(<b className="break-all">{getValues("email").trim()}</b>)}</p>
          <p className="small">
            <Trans>
              Nothing there after some minutes? Look into the spam folder, or at how the address is spelled.
            </Trans>
          </p>
        </Note>
        <Button onPress={() => sending.reset()}>
          <Trans>Send it again, or to another address</Trans>
        </Button>
      </>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => void handleSubmit((values) => sending.mutate(values))(event)}
    >
      <p className="q">{intro}</p>
      {sending.error && !told && <ProblemNote error={sending.error} />}
      <Field
        label={label}
        type="email"
        autoComplete="email"
        inputMode="email"
        error={formState.errors.email?.message}
        {...register("email", { required: words.email })}
      />
      <Button kind="go" type="submit" wide isPending={sending.isPending}>
        {children}
      </Button>
    </form>
  );
}
