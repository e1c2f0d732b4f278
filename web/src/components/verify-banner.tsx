import { Trans } from "@lingui/react/macro";
import { useSession } from "../api/session.ts";
import { Note } from "../ui/note.tsx";
import { SendLink } from "./send-link.tsx";

/**
 * For members whose address is not proven: everything works, but who has lost the password is lost. It stands on pages
 * that know who is here before they appear, so that it pushes nothing down.
 */
export function VerifyBanner() {
  const session = useSession();
  if (session.kind !== "member" || session.user.email_verified) return null;
  const { email } = session.user;
  return (
    <Note kind="warn" icon="mail">
      <p>
        <Trans>
          <b>Please confirm your e-mail.</b> Open the link in the mail we sent to{" "}
          <span className="break-all">{email}</span>; only then can you set a new password should you forget
          it.
        </Trans>
      </p>
      <SendLink email={email}>
        <Trans>Send the mail again</Trans>
      </SendLink>
    </Note>
  );
}
