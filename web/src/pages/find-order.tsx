import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { askForOrders } from "../api/session.ts";
import { AskByMail } from "../components/ask-by-mail.tsx";
import { AuthCard } from "../components/auth-card.tsx";
import { toSignIn } from "../lib/links.ts";

/** Without an account: whoever reads the mailbox gets what was booked with it. */
export function FindOrderPage() {
  const { t } = useLingui();
  return (
    <AuthCard title={t`Find my order`} heading={<Trans>Find your order</Trans>}>
      <AskByMail
        ask={askForOrders}
        label={t`E-mail of the order`}
        intro={
          <Trans>
            Bought as a guest, or the mail is gone? We write it again: tickets, receipt and calendar, to the
            address you gave.
          </Trans>
        }
        renderSent={(email) => (
          <Trans>
            If something coming was booked with {email}, its mail is on the way again: one for each order.
          </Trans>
        )}
      >
        <Trans>Send me my order</Trans>
      </AskByMail>
      <p className="small">
        <Link {...toSignIn()}>
          <Trans>Sign in</Trans>
        </Link>
      </p>
    </AuthCard>
  );
}
