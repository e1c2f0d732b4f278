import { Trans } from "@lingui/react/macro";
import type { SessionUser } from "../api/types.ts";
import { Note } from "../ui/note.tsx";
import { SendLink } from "./send-link.tsx";

/** For members whose address is not proven: everything works, but who has lost the password is lost. */
export function VerifyBanner({ user }: { user: SessionUser }) {
  return (
    <aside className="page pt-3">
      <Note kind="warn" icon="mail">
        <p>
          <Trans>
            <b>Please confirm your e-mail.</b> Open the link in the mail we sent to{" "}
            <span className="break-all">{user.email}</span>; only then can you set a new password should you
            forget it.
          </Trans>
        </p>
        <SendLink email={user.email}>
          <Trans>Send the mail again</Trans>
        </SendLink>
      </Note>
    </aside>
  );
}
