import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { askPasswordReset, resetPassword } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { PasswordForm } from "../components/password-form.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { takeToken } from "../lib/fragment.ts";
import { toSignIn } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Field } from "../ui/field.tsx";
import { Note } from "../ui/note.tsx";

/** Without a token: ask for the mail. With the one from the mail: choose a new password. */
export function ResetPasswordPage() {
  const { t } = useLingui();
  const [token] = useState(takeToken);
  return (
    <AuthCard title={t`New password`} heading={<Trans>New password</Trans>}>
      {token ? <Choose token={token} /> : <Ask />}
    </AuthCard>
  );
}

function Ask() {
  const { t } = useLingui();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: "" } });
  const ask = useMutation({ mutationFn: ({ email }: { email: string }) => askPasswordReset(email.trim()) });
  if (ask.isSuccess) {
    return (
      <Note kind="ok" role="status">
        <Trans>
          If there is an account with this address, a mail is on its way. Its link works for a short time.
        </Trans>
      </Note>
    );
  }
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => void handleSubmit((values) => ask.mutate(values))(event)}
    >
      {ask.error && <ProblemNote error={ask.error} />}
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

function Choose({ token }: { token: string }) {
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
  return (
    <PasswordForm
      label={<Trans>New password</Trans>}
      button={<Trans>Set the password</Trans>}
      work={choose}
    />
  );
}
