import { Plural, Trans } from "@lingui/react/macro";
import type { Place } from "../map/types.ts";
import { Button } from "../ui/button.tsx";
import { Note } from "../ui/note.tsx";
import { usePlaceNames } from "./place-names.ts";
import { usePlacesPrice } from "./use-places-price.ts";
import type { Hall } from "./use-hall.ts";

/** After one seat: those beside it for the rest of the party, and a word about whoever would be left alone. */
export function CompanyNote({ hall }: { hall: Hall }) {
  const { choice, company, event, seating, closed } = hall;
  const names = usePlaceNames(seating);
  const priceOf = usePlacesPrice(event);
  if (!company || closed) return null;
  const { places, beside, alone } = company;
  const take = (wanted: Place[]) => (
    <Button size="small" isPending={choice.busy} onPress={() => choice.take(wanted)}>
      <Trans>
        Take {names(wanted)}, {priceOf(wanted)}
      </Trans>
    </Button>
  );
  return (
    <div className="float">
      <Note role="status">
        {places.length > 0 ? (
          <p>
            {beside ? (
              <Plural
                value={places.length}
                one="The seat beside it is free."
                other="# seats beside it are free."
              />
            ) : (
              <Trans>Nothing is left beside it for all of you. The closest:</Trans>
            )}
          </p>
        ) : (
          <p>
            <Trans>
              {names(alone)} would be left alone beside you, and hardly anybody buys a single seat. If you
              can, take it too or move up by one.
            </Trans>
          </p>
        )}
        <p className="row wrap gap-2">
          {take(places.length > 0 ? places : alone)}
          <Button size="small" kind="quiet" onPress={choice.dismiss}>
            <Trans>No, thank you</Trans>
          </Button>
        </p>
      </Note>
    </div>
  );
}
