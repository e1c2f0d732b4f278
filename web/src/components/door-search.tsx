import { Trans, useLingui } from "@lingui/react/macro";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { findAtDoorQuery } from "../api/tickets.ts";
import type { DoorView } from "../door/door-book.ts";
import { placeOf, searchList } from "../door/door-list.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { ProblemNote } from "./problem-note.tsx";

interface DoorSearchProps {
  performanceId: string;
  view: DoorView;
  online: boolean;
  open: boolean;
  onClose(): void;
  /** Checks the ticket with this short code. */
  onPick(code: string): void;
}

interface Hit {
  id: string;
  short_code: string;
  place: string;
  holder: string | null;
  used: boolean;
}

/** For somebody without a code: by name or reference while there is a network, by seat always. */
export function DoorSearch({ performanceId, view, online, open, onClose, onPick }: DoorSearchProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const asked = text.trim();
  const people = useQuery({
    ...findAtDoorQuery(performanceId, asked),
    enabled: open && online && asked.length >= 2,
    placeholderData: keepPreviousData,
  });
  const local: Hit[] = searchList(view.list?.tickets ?? [], asked).map((ticket) => ({
    id: ticket.id,
    short_code: ticket.short_code,
    place: placeOf(ticket),
    holder: null,
    used: ticket.status === "USED",
  }));
  const named: Hit[] = (people.data ?? []).map((ticket) => ({
    id: ticket.id,
    short_code: ticket.short_code,
    place: placeOf(ticket),
    holder: ticket.holder,
    used: ticket.status === "USED",
  }));
  const hits = [...named, ...local.filter(({ id }) => !named.some((hit) => hit.id === id))];
  return (
    <Dialog title={t`Find somebody`} open={open} onClose={onClose}>
      <Field
        label={t`Name, booking number or seat`}
        hint={
          online
            ? t`As in “Quinn”, “FY-7K3M9Q” or “Stalls F 11”.`
            : t`Without network only seats are found, as in “Stalls F 11”.`
        }
        value={text}
        maxLength={100}
        autoComplete="off"
        onChange={(change) => setText(change.target.value)}
      />
      {online && people.error && <ProblemNote error={people.error} onRetry={() => void people.refetch()} />}
      <ul className="hits" aria-label={t`Found`}>
        {hits.map((hit) => (
          <li key={hit.id} className="entry">
            <span>
              <b>{hit.holder ?? hit.place}</b>
              <span className="small q n">
                {hit.holder && hit.place} {hit.used && <Trans>is in already</Trans>}
              </span>
            </span>
            <Button
              size="small"
              aria-label={hit.used ? t`Check ${hit.place}` : t`Let in ${hit.place}`}
              onPress={() => {
                onClose();
                setText("");
                onPick(hit.short_code);
              }}
            >
              {hit.used ? <Trans>Check</Trans> : <Trans>Let in</Trans>}
            </Button>
          </li>
        ))}
      </ul>
      {asked.length >= 2 && hits.length === 0 && !people.isFetching && (
        <p className="q" role="status">
          <Trans>Nobody here goes by that.</Trans>
        </p>
      )}
      <p>
        <Button onPress={onClose}>
          <Trans>Close</Trans>
        </Button>
      </p>
    </Dialog>
  );
}
