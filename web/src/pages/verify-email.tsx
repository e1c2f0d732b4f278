import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { refreshSession, sessionNow, setFirstPassword, useSession, verifyEmail } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { PasswordForm } from "../components/password-form.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { takeToken } from "../lib/fragment.ts";
import { toBookings } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";

/** The link from the mail: the token stands behind the # and is used once. A guest may go on to an account. */
export function VerifyEmailPage() {
  const { t } = useLingui();
  const session = useSession();
  const [token] = useState(takeToken);
  const verify = useMutation({
    mutationFn: verifyEmail,
    onSuccess: async () => {
      const { kind } = sessionNow();
      if (kind === "member" || kind === "guest") await refreshSession().catch(() => undefined);
    },
  });
  const { mutate, isIdle } = verify;
  useEffect(() => {
    if (token && isIdle) mutate(token);
  }, [token, isIdle, mutate]);
  return (
    <AuthCard title={t`Confirm e-mail`} heading={<Trans>Confirm your e-mail</Trans>}>
      {!token && (
        <Note kind="warn">
          <Trans>Open the link from the mail we sent you; something of it is missing here.</Trans>
        </Note>
      )}
      {verify.isPending && (
        <p role="status">
          <Trans>One moment…</Trans>
        </p>
      )}
      {verify.isSuccess && (
        <Note kind="ok" role="status">
          <Trans>Thank you. This address is yours.</Trans>
        </Note>
      )}
      {verify.error && (
        <ProblemNote error={verify.error} what={<Trans>This link is too old or was used before.</Trans>} />
      )}
      {verify.isSuccess && session.kind === "guest" && <FirstPassword />}
      <Link {...toBookings()} className={buttonStyle()}>
        <Trans>My bookings</Trans>
      </Link>
    </AuthCard>
  );
}

function FirstPassword() {
  const set = useMutation({ mutationFn: setFirstPassword });
  return (
    <>
      <p className="q">
        <Trans>Choose a password, and your bookings are on every device.</Trans>
      </p>
      <PasswordForm label={<Trans>Password</Trans>} button={<Trans>Create account</Trans>} work={set} />
    </>
  );
}
