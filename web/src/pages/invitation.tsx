import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { isProblem } from "../api/problem.ts";
import { acceptInvitation, useSession } from "../api/session.ts";
import { AuthCard } from "../components/auth-card.tsx";
import { isDeadLink } from "../components/new-password.ts";
import { ProblemNote } from "../components/problem-note.tsx";
import { useLinkToken } from "../components/use-link-token.ts";
import { toDoor, toRegister, toSignIn } from "../lib/links.ts";
import { createStore } from "../lib/store.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";

const HERE = "/invitation";
/** While somebody signs in first: in memory only, so that it is in no address and in no storage. */
const waiting = createStore<string | undefined>(undefined);

/** The link of the mail that asks somebody to work for a house. */
export function InvitationPage() {
  const { t } = useLingui();
  const session = useSession();
  const [fresh] = useLinkToken();
  const token = fresh ?? waiting.get();
  useEffect(() => waiting.set(token), [token]);
  const accept = useMutation({ mutationFn: acceptInvitation, onSuccess: () => waiting.set(undefined) });
  return (
    <AuthCard title={t`Invitation`} heading={<Trans>An invitation</Trans>}>
      {!token && !accept.isSuccess && (
        <Note kind="warn">
          <Trans>Open the link from the mail with the invitation; something of it is missing here.</Trans>
        </Note>
      )}
      {token && !accept.isSuccess && session.kind === "member" && (
        <>
          <p>
            <Trans>
              You are signed in as <b className="break-all">{session.user.email}</b>. The invitation can be
              accepted with any account of yours.
            </Trans>
          </p>
          {accept.error && <Refused error={accept.error} />}
          <Button kind="go" isPending={accept.isPending} onPress={() => accept.mutate(token)}>
            <Trans>Accept the invitation</Trans>
          </Button>
          <Link {...toSignIn(HERE)} className={buttonStyle()}>
            <Trans>Use another account</Trans>
          </Link>
        </>
      )}
      {token && (session.kind === "none" || session.kind === "guest") && (
        <>
          <p>
            <Trans>
              To accept it, sign in or make an account. The address may be another than the one invited.
            </Trans>
          </p>
          <Link {...toSignIn(HERE)} className={buttonStyle({ kind: "go" })}>
            <Trans>Sign in</Trans>
          </Link>
          <Link {...toRegister(HERE)} className={buttonStyle()}>
            <Trans>Create account</Trans>
          </Link>
        </>
      )}
      {accept.data && (
        <>
          <Note kind="ok" role="status" title={t`Welcome to ${accept.data.name}`}>
            <p>
              <Trans>You belong to this house now.</Trans>
            </p>
          </Note>
          <Link {...toDoor()} className={buttonStyle()}>
            <Trans>Door</Trans>
          </Link>
        </>
      )}
    </AuthCard>
  );
}

function Refused({ error }: { error: unknown }) {
  if (isDeadLink(error)) {
    return (
      <Note kind="warn" role="alert">
        <Trans>This link does not work any more. Ask whoever invited you for a new one.</Trans>
      </Note>
    );
  }
  if (isProblem(error, "invalid_state")) {
    return (
      <Note kind="ok" role="status">
        <Trans>You belong to this house already.</Trans>
      </Note>
    );
  }
  return <ProblemNote error={error} />;
}
