import { Trans } from "@lingui/react/macro";
import { useMutation } from "@tanstack/react-query";
import { pdfLink } from "../api/tickets.ts";
import { openLink } from "../lib/open-link.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { ProblemNote } from "./problem-note.tsx";

/** One ticket on paper. Its link lives for a minute, so it is asked for at the click. */
export function TicketPdf({ ticketId }: { ticketId: string }) {
  const open = useMutation({ mutationFn: async () => openLink((await pdfLink(ticketId)).url) });
  return (
    <>
      <Button kind="quiet" isPending={open.isPending} onPress={() => open.mutate()}>
        <Icon name="save" />
        <Trans>Ticket as PDF</Trans>
      </Button>
      {open.error && <ProblemNote error={open.error} />}
    </>
  );
}
