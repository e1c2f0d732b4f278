import "./browse.css";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { type EventFilter, eventsQuery, programmeQuery } from "../api/events.ts";
import { queryClient } from "../api/query-client.ts";
import type { EventPage } from "../api/types.ts";
import { EventCard } from "../components/event-card.tsx";
import { Facets } from "../components/facets.tsx";
import { Main } from "../components/main.tsx";
import { ownZone } from "../lib/dates.ts";
import { pictureOf } from "../lib/pictures.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { serverNow } from "../lib/server-clock.ts";
import { whenRange } from "../lib/when-range.ts";
import { Art } from "../ui/art.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { NoMatch } from "../components/no-match.tsx";

const route = getRouteApi("/framed/");

function filterOf(search: BrowseSearch): EventFilter {
  const { q, category, city } = search;
  return {
    ...(q && { q }),
    ...(category && { category }),
    ...(city && { city }),
    ...whenRange(search, ownZone(), serverNow()),
  };
}

export async function loadBrowse(search: BrowseSearch): Promise<void> {
  await Promise.all([
    queryClient.ensureInfiniteQueryData(eventsQuery(filterOf(search))),
    queryClient.ensureQueryData(programmeQuery),
  ]);
}

export function BrowsePage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    eventsQuery(filterOf(search)),
  );
  const { data: programme } = useSuspenseQuery(programmeQuery);
  const [facetsOpen, setFacetsOpen] = useState(false);
  const found = data.pages.flatMap((page) => page.items);
  // Unfiltered, the next evening that can be bought leads; the rest follows by date.
  const leading =
    Object.keys(search).length === 0 ? found.find(({ sale_status }) => sale_status === "on_sale") : undefined;
  const events = leading ? [leading, ...found.filter((event) => event !== leading)] : found;

  return (
    <Main title={t`Programme`} className="page">
      <Cover programme={programme} />
      <div className="browse">
        <Facets search={search} programme={programme} open={facetsOpen} />
        <section aria-labelledby="results">
          <div className="row between results">
            <h2 id="results" className="small" role="status">
              <span className="b">
                {hasNextPage ? (
                  <Trans>The first {events.length} results</Trans>
                ) : (
                  <Plural value={events.length} one="# result" other="# results" />
                )}
              </span>{" "}
              <span className="qq">
                <Trans>· every price includes all fees</Trans>
              </span>
            </h2>
            <Button
              size="small"
              className="onlyphone"
              aria-expanded={facetsOpen}
              onPress={() => setFacetsOpen(!facetsOpen)}
            >
              <Trans>Filters</Trans>
            </Button>
          </div>
          {events.length === 0 ? (
            <NoMatch search={search} programme={programme} />
          ) : (
            <ul className="items">
              {events.map((event) => (
                <EventCard key={event.id} event={event} leading={event === leading} />
              ))}
            </ul>
          )}
          {hasNextPage && (
            <p className="mt-6 grid justify-items-center">
              <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
                <Trans>Show more</Trans>
              </Button>
            </p>
          )}
        </section>
      </div>
    </Main>
  );
}

/** What this house is, and the one search box. */
function Cover({ programme }: { programme: EventPage }) {
  const { t } = useLingui();
  const { q = "" } = route.useSearch();
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    void navigate({
      to: "/",
      search: (previous: BrowseSearch) => ({ ...previous, q: words || undefined }),
      resetScroll: false,
    });
  };
  return (
    <div className="cover">
      <div>
        <h1 className="show">
          <Trans>Shows to see, evenings to keep</Trans>
        </h1>
        <form className="find" role="search" onSubmit={submit}>
          <span className="in">
            <Icon name="search" />
            <input
              key={q}
              name="q"
              type="search"
              defaultValue={q}
              aria-label={t`Search the programme`}
              placeholder={t`Try “midsummer” or “festival”`}
              maxLength={200}
            />
          </span>
          <Button kind="go" type="submit">
            <Trans>Search</Trans>
          </Button>
        </form>
      </div>
      <div className="doors" aria-hidden="true">
        {programme.items.slice(0, 3).map((event, index) => (
          <Door key={event.id} picture={pictureOf(event.image_url)} height={HEIGHTS[index]!} />
        ))}
      </div>
    </div>
  );
}

/** Three doors of the house, the middle one the tallest. */
const HEIGHTS = ["17rem", "21rem", "14.5rem"];

function Door({ picture, height }: { picture: string; height: string }) {
  return (
    <div className="contents" style={{ "--h": height } as React.CSSProperties}>
      <Art src={picture} />
    </div>
  );
}
