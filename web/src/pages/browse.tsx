import "./browse.css";
import { Trans, useLingui } from "@lingui/react/macro";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useRef, useState } from "react";
import { queryClient } from "../api/query-client.ts";
import { type Facets as Counts, monthQuery, placesQuery, searchQuery, totalOf } from "../api/search.ts";
import { Cover } from "../components/cover.tsx";
import { DaysView } from "../components/days-view.tsx";
import { Facets } from "../components/facets.tsx";
import { FilterChips } from "../components/filter-chips.tsx";
import { FoundList } from "../components/found-list.tsx";
import { Main } from "../components/main.tsx";
import { MapView } from "../components/map-view.tsx";
import { NoMatch } from "../components/no-match.tsx";
import { ResultBar } from "../components/result-bar.tsx";
import { useFilterWords } from "../components/use-filter-words.ts";
import { useFocusBack } from "../components/use-focus-back.ts";
import { filterOf, filterOfMonth } from "../lib/filter-of.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { Button } from "../ui/button.tsx";

const route = getRouteApi("/framed/");
/** Everything: its first page gives the cover its pictures, and prices their currency. */
const everything = searchQuery({});

export async function loadBrowse(search: BrowseSearch): Promise<void> {
  await Promise.all([queryClient.ensureInfiniteQueryData(everything), loadResults(search)]);
}

const loadResults = (search: BrowseSearch): Promise<unknown> => {
  if (search.view === "days") return queryClient.ensureQueryData(monthQuery(filterOfMonth(search)));
  if (search.view === "map") return queryClient.ensureQueryData(placesQuery(filterOf(search)));
  return queryClient.ensureInfiniteQueryData(searchQuery(filterOf(search)));
};

/** Events, appointments and things: one search over all of them, as a list, by days or on a map. */
export function BrowsePage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const { data } = useSuspenseInfiniteQuery(everything);
  const programme = data.pages[0]!.items;
  const currency = programme.find((item) => item.from_price_currency)?.from_price_currency ?? "EUR";
  const Results = search.view === "days" ? Days : search.view === "map" ? Places : List;
  return (
    <Main title={t`Programme`} className="page">
      <Cover q={search.q} doors={programme.slice(0, 3)} />
      <Results search={search} currency={currency} />
    </Main>
  );
}

interface ResultsProps {
  search: BrowseSearch;
  currency: string;
}

function List({ search, currency }: ResultsProps) {
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useSuspenseInfiniteQuery(
    searchQuery(filterOf(search)),
  );
  const counts = data.pages[0]!.facets;
  const found = data.pages.flatMap((page) => page.items);
  // Unfiltered, the next evening that can be bought leads; the rest follows by date.
  const leading =
    Object.keys(search).length === 0
      ? found.find((item) => item.kind === "event" && item.sale_status === "on_sale")
      : undefined;
  const items = leading ? [leading, ...found.filter((item) => item !== leading)] : found;
  return (
    <Shell search={search} currency={currency} counts={counts} total={totalOf(counts, search.kind)}>
      {items.length === 0 ? (
        <NoMatch search={search} currency={currency} />
      ) : (
        <FoundList items={items} leading={leading} />
      )}
      {hasNextPage && (
        <p className="mt-6 grid justify-items-center">
          <Button onPress={() => void fetchNextPage()} isPending={isFetchingNextPage}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </Shell>
  );
}

function Days({ search, currency }: ResultsProps) {
  const { data } = useSuspenseQuery(monthQuery(filterOfMonth(search)));
  return (
    <Shell search={search} currency={currency} counts={data.facets} total={totalOf(data.facets, "event")}>
      <DaysView search={search} events={data.items.filter((item) => item.kind === "event")} />
    </Shell>
  );
}

function Places({ search, currency }: ResultsProps) {
  const { data } = useSuspenseQuery(placesQuery(filterOf(search)));
  const { items, facets } = data;
  const total = totalOf(facets, search.kind);
  return (
    <Shell search={search} currency={currency} counts={facets} total={total}>
      {items.length === 0 ? (
        <NoMatch search={search} currency={currency} />
      ) : (
        <MapView search={search} things={items} />
      )}
      {total > items.length && (
        <p className="small q pt-4" role="note">
          <Trans>The map shows the first {items.length}. Filter to see the others.</Trans>
        </p>
      )}
    </Shell>
  );
}

interface ShellProps extends ResultsProps {
  counts: Counts;
  total: number;
  children: ReactNode;
}

/** Filters beside what was found. */
function Shell({ search, currency, counts, total, children }: ShellProps) {
  const [facetsOpen, setFacetsOpen] = useState(false);
  const results = useRef<HTMLElement>(null);
  useFocusBack(results);
  const filters = useFilterWords(search, currency);
  return (
    <div className="browse">
      <Facets search={search} counts={counts} currency={currency} open={facetsOpen} />
      <section aria-labelledby="results" ref={results}>
        <ResultBar
          search={search}
          total={total}
          facetsOpen={facetsOpen}
          onFacets={() => setFacetsOpen(!facetsOpen)}
        />
        {total > 0 && <FilterChips filters={filters} />}
        {children}
      </section>
    </div>
  );
}
