import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { askPasswordReset, resetPassword } from "../api/session.ts";
import { AskByMail } from "../components/ask-by-mail.tsx";
import { AuthCard } from "../components/auth-card.tsx";
import { isDeadLink } from "../components/new-password.ts";
import { PasswordForm } from "../components/password-form.tsx";
import { useLinkToken } from "../components/use-link-token.ts";
import { toSignIn } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
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
  return (
    <AskByMail
      ask={askPasswordReset}
      label={t`E-mail`}
      intro={<Trans>We send a link to your address; with it you choose a new password.</Trans>}
      renderSent={(email) => (
        <Trans>
          If there is an account for {email}, a mail is on its way. Its link works for an hour, and once.
        </Trans>
      )}
    >
      <Trans>Send me a link</Trans>
    </AskByMail>
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
