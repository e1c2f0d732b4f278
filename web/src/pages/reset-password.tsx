import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { askPasswordReset, resetPassword } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { isDeadLink } from "../components/new-password.ts";
import { PasswordForm } from "../components/password-form.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { faultsToFields } from "../components/server-faults.ts";
import { useLinkToken } from "../components/use-link-token.ts";
import { toSignIn } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";

/** Without a token: ask for the mail. With the one from the mail: choose a new password. */
export function ResetPasswordPage() {
  const { t } = useLingui();
  const [token, setToken] = useLinkToken();
  return (
    <AuthCard title={t`New password`} heading={<Trans>New password</Trans>}>
      {token ? <Choose key={token} token={token} onAskAgain={() => setToken(undefined)} /> : <Ask />}
    </AuthCard>
  );
}

function Ask() {
  const { t } = useLingui();
  const { register, handleSubmit, formState, setError, getValues } = useForm({
    defaultValues: { email: "" },
  });
  const [told, setTold] = useState(false);
  const words = { email: t`Enter an e-mail address, as in maya@demo.example` };
  const ask = useMutation({
    mutationFn: ({ email }: { email: string }) => askPasswordReset(email.trim()),
    onError: (error) => setTold(faultsToFields(error, words, setError)),
  });
  if (ask.isSuccess) {
    return (
      <>
        <Note kind="ok" icon="mail" role="status" title={t`Look into your mail`}>
          <p>
            <Trans>
              If there is an account for <b className="break-all">{getValues("email").trim()}</b>, a mail is
              on its way. Its link works for an hour, and once.
            </Trans>
          </p>
          <p className="small">
            <Trans>
              Nothing there after some minutes? Look into the spam folder, or at how the address is spelled.
            </Trans>
          </p>
        </Note>
        <Button onPress={() => ask.reset()}>
          <Trans>Send it again, or to another address</Trans>
        </Button>
      </>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => void handleSubmit((values) => ask.mutate(values))(event)}
    >
      <p className="q">
        <Trans>We send a link to your address; with it you choose a new password.</Trans>
      </p>
      {ask.error && !told && <ProblemNote error={ask.error} />}
      <Field
        label={t`E-mail`}
        type="email"
        autoComplete="username"
        error={formState.errors.email?.message}
        {...register("email", { required: t`Enter your e-mail address` })}
      />
      <Button kind="go" type="submit" wide isPending={ask.isPending}>
        <Trans>Send me a link</Trans>
      </Button>
    </form>
  );
}

function Choose({ token, onAskAgain }: { token: string; onAskAgain(): void }) {
  const { t } = useLingui();
  const choose = useMutation({
    mutationFn: async (password: string) => {
      await resetPassword(token, password);
    },
  });
  if (choose.isSuccess) {
    return (
      <>
        <Note kind="ok" role="status">
          <Trans>The new password is set. Everybody who was signed in with the old one is signed out.</Trans>
        </Note>
        <Link {...toSignIn()} className={buttonStyle({ kind: "go" })}>
          <Trans>Sign in</Trans>
        </Link>
      </>
    );
  }
  if (isDeadLink(choose.error)) {
    return (
      <>
        <Note kind="warn" role="alert" title={t`This link does not work any more`}>
          <p>
            <Trans>
              It was used, is older than an hour, or a newer one was sent. Your password is as it was.
            </Trans>
          </p>
        </Note>
        <Button kind="go" onPress={onAskAgain}>
          <Trans>Ask for a new link</Trans>
        </Button>
      </>
    );
  }
  return (
    <PasswordForm
      label={<Trans>New password</Trans>}
      button={<Trans>Set the password</Trans>}
      work={choose}
    />
  );
}
