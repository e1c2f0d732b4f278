import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { isProblem } from "../api/problem.ts";
import { toCheckout } from "../lib/links.ts";
import { Button } from "../ui/button.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { Note } from "../ui/note.tsx";
import { usePlaceNames } from "./place-names.ts";
import { ProblemNote } from "./problem-note.tsx";
import type { Hall } from "./use-hall.ts";
import { usePlacesPrice } from "./use-places-price.ts";

/** Why a click did not hold. Nothing else has changed, and the nearest way on stands beside it. */
export function RefusalNote({ hall }: { hall: Hall }) {
  const { choice, basket } = hall;
  const { refusal } = choice;
  if (!refusal) return null;
  const { error } = refusal;
  if (isProblem(error, "seat_taken")) return <JustTaken hall={hall} />;
  if (isProblem(error, "sold_out") && refusal.places.length === 0) return <NotTogether hall={hall} />;
  if (isProblem(error, "payment_in_progress") && basket) {
    return (
      <ProblemNote error={error}>
        <Link {...toCheckout(basket.id)} className={buttonStyle({ size: "small" })}>
          <Trans>To the payment</Trans>
        </Link>
      </ProblemNote>
    );
  }
  const retry =
    isProblem(error) && error.status < 500 && error.status !== 0 && error.status !== 429
      ? undefined
      : refusal.retry;
  return (
    <ProblemNote
      error={error}
      what={<Trans>This was not held.</Trans>}
      {...(retry ? { onRetry: retry } : {})}
    >
      <Button size="small" kind="quiet" onPress={choice.dismiss}>
        <Trans>All right</Trans>
      </Button>
    </ProblemNote>
  );
}

/** Somebody was faster: which seats, that nothing else changed, and the closest ones on a button. */
function JustTaken({ hall }: { hall: Hall }) {
  const { choice, alternative, event, seating, party } = hall;
  const names = usePlaceNames(seating);
  const priceOf = usePlacesPrice(event);
  const { lost = [], places = [] } = choice.refusal ?? {};
  const gone = names(lost.length > 0 ? lost : places);
  const instead = alternative?.places ?? [];
  return (
    <Note kind="warn" role="alert">
      <p>
        {places.length > 1 ? (
          <Trans>
            <b>{gone} was just taken</b>, so none of these {places.length} is held. Your basket is as it was.
          </Trans>
        ) : gone ? (
          <Trans>
            <b>{gone} was just taken.</b> Everything you hold is still yours.
          </Trans>
        ) : (
          <Trans>
            <b>One of these seats was just taken.</b> Everything you hold is still yours.
          </Trans>
        )}
      </p>
      <p className="row wrap gap-2">
        {instead.length > 0 && (
          <Button size="small" isPending={choice.busy} onPress={() => choice.take(instead)}>
            <Trans>
              Take {names(instead)} instead, {priceOf(instead)}
            </Trans>
          </Button>
        )}
        <Button size="small" kind="quiet" onPress={() => void hall.best()}>
          <BestOf party={party} />
        </Button>
        <ChooseMyself choice={choice} />
      </p>
    </Note>
  );
}

/** So many do not sit together any more: how many still do, on a button. */
function NotTogether({ hall }: { hall: Hall }) {
  const { choice, alternative, party } = hall;
  const most = Math.min(party - 1, alternative?.most_together ?? 0);
  return (
    <Note kind="warn" role="alert">
      <p>
        <b>
          {party > 1 ? (
            <Trans>{party} seats together are no longer free here.</Trans>
          ) : (
            <Trans>No seat is free here any more.</Trans>
          )}
        </b>{" "}
        {most > 0 && <Trans>At most {most} are. You can also split up, or choose seats one by one.</Trans>}
      </p>
      <p className="row wrap gap-2">
        {most > 0 && (
          <Button size="small" isPending={choice.busy} onPress={() => void hall.best(most)}>
            <BestOf party={most} />
          </Button>
        )}
        <ChooseMyself choice={choice} />
      </p>
    </Note>
  );
}

const BestOf = ({ party }: { party: number }) =>
  party > 1 ? <Trans>Best {party} together</Trans> : <Trans>Best free seat</Trans>;

const ChooseMyself = ({ choice }: Pick<Hall, "choice">) => (
  <Button size="small" kind="quiet" onPress={choice.dismiss}>
    <Trans>I choose myself</Trans>
  </Button>
);
