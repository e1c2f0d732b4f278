import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { refreshSession, sessionNow, setFirstPassword, useSession, verifyEmail } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { isDeadLink } from "../components/new-password.ts";
import { PasswordForm } from "../components/password-form.tsx";
import { ProblemNote } from "../components/problem-note.tsx";
import { SendLink } from "../components/send-link.tsx";
import { useLinkToken } from "../components/use-link-token.ts";
import { toBookings, toSignIn } from "../lib/links.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";

/** The link from the mail: the token stands behind the # and is used once. A guest may go on to an account. */
export function VerifyEmailPage() {
  const { t } = useLingui();
  const session = useSession();
  const [token] = useLinkToken();
  const verify = useMutation({
    mutationFn: verifyEmail,
    onSuccess: async () => {
      const { kind } = sessionNow();
      if (kind === "member" || kind === "guest") await refreshSession().catch(() => undefined);
    },
  });
  const { mutate } = verify;
  const sent = useRef<string>(undefined);
  useEffect(() => {
    // A link is good for one use: an effect that runs twice must not spend it and then find it spent.
    if (!token || sent.current === token) return;
    sent.current = token;
    mutate(token);
  }, [token, mutate]);
  const dead = isDeadLink(verify.error);
  return (
    <AuthCard title={t`Confirm e-mail`} heading={<Trans>Confirm your e-mail</Trans>}>
      {!token && (
        <NoLink
          what={<Trans>Open the link from the mail we sent you; something of it is missing here.</Trans>}
        />
      )}
      {verify.isPending && (
        <p role="status">
          <Trans>One moment…</Trans>
        </p>
      )}
      {verify.isSuccess && (
        <Note kind="ok" role="status" title={t`Thank you. This address is yours.`}>
          {session.kind === "none" && (
            <p className="small">
              <Trans>
                Booked as a guest? In the browser where you did, “Account” now lets you choose a password and
                keep your bookings.
              </Trans>
            </p>
          )}
        </Note>
      )}
      {dead && (
        <NoLink
          what={
            <Trans>This link does not work any more: it was used, is too old, or a newer one was sent.</Trans>
          }
        />
      )}
      {verify.error && !dead && <ProblemNote error={verify.error} onRetry={() => mutate(token!)} />}
      {verify.isSuccess && session.kind === "guest" && <FirstPassword />}
      {session.kind === "none" ? (
        <Link {...toSignIn()} className={buttonStyle()}>
          <Trans>Sign in</Trans>
        </Link>
      ) : (
        <Link {...toBookings()} className={buttonStyle()}>
          <Trans>My bookings</Trans>
        </Link>
      )}
    </AuthCard>
  );
}

/** No link that works. Whoever is signed in can have another, unless the address is proven already. */
function NoLink({ what }: { what: ReactNode }) {
  const { t } = useLingui();
  const session = useSession();
  if (session.kind === "unknown") return null;
  if (session.kind === "none" || session.kind === "away") {
    return (
      <Note kind="warn" role="alert">
        <p>{what}</p>
        <p className="small">
          <Trans>Sign in, and we send you another, should you still need it.</Trans>
        </p>
      </Note>
    );
  }
  if (session.user.email_verified && !session.user.pending_email) {
    return (
      <Note kind="ok" role="status" title={t`There is nothing left to do`}>
        <p>
          <Trans>
            <span className="break-all">{session.user.email}</span> is confirmed already.
          </Trans>
        </p>
      </Note>
    );
  }
  return (
    <Note kind="warn" role="alert">
      <p>{what}</p>
      <SendLink email={session.user.pending_email ?? session.user.email}>
        <Trans>Send the mail again</Trans>
      </SendLink>
    </Note>
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
