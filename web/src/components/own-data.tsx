import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { deleteAccount, exportOwnData } from "../api/own-data.ts";
import { signOut } from "../api/session.ts";
import { download } from "../lib/ics.ts";
import { toBrowse } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** What is kept about a person: to take along, and to have erased. */
export function OwnData({ userId }: { userId: string }) {
  const [asking, setAsking] = useState(false);
  const take = useMutation({
    mutationFn: async () =>
      download("foyer.json", "application/json", JSON.stringify(await exportOwnData(), null, 2)),
  });
  return (
    <section className="sheet stack" aria-labelledby="own-data">
      <h2 id="own-data" className="title">
        <Trans>Your data</Trans>
      </h2>
      <p className="q">
        <Trans>
          One file with all of it: profile, addresses, preferences, bookings, payments, tickets, receipts,
          messages and where you are signed in. Tickets in it open doors, so keep it to yourself.
        </Trans>
      </p>
      {take.error && <ProblemNote error={take.error} onRetry={() => take.mutate()} />}
      <p className="row gap-2">
        <Button isPending={take.isPending} onPress={() => take.mutate()}>
          <Trans>Take my data along</Trans>
        </Button>
        <Button kind="quiet" onPress={() => setAsking(true)}>
          <Trans>Delete my account</Trans>
        </Button>
      </p>
      <Erase userId={userId} open={asking} onClose={() => setAsking(false)} />
    </section>
  );
}

function Erase({ userId, open, onClose }: { userId: string; open: boolean; onClose(): void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => deleteAccount(userId),
    onSuccess: async () => {
      onClose();
      await signOut();
      toast(t`Your account is deleted`);
      await navigate(toBrowse());
    },
  });
  return (
    <Dialog title={t`Delete your account?`} open={open} onClose={onClose} role="alertdialog">
      <p>
        <Trans>
          Name, e-mail, phone, addresses and preferences are erased, and you are signed out everywhere. This
          cannot be undone.
        </Trans>
      </p>
      <p className="q">
        <Trans>
          Receipts and payments stay for as long as tax law asks, without a way to you. Tickets you have stay
          good: keep the mail or the PDF, because these pages will not show them any more. Nothing is
          cancelled or paid back by this.
        </Trans>
      </p>
      {erase.error && <ProblemNote error={erase.error} />}
      <p className="row gap-2">
        <Button kind="bad" isPending={erase.isPending} onPress={() => erase.mutate()}>
          <Trans>Delete my account for good</Trans>
        </Button>
        <Button onPress={onClose}>
          <Trans>Keep it</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
