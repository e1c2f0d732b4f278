import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type Found, nearestQuery, totalOf } from "../api/search.ts";
import { filterOf } from "../lib/filter-of.ts";
import { toBrowse, toEvent, toProduct } from "../lib/links.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { useFormat } from "../lib/use-format.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";
import { type FilterWords, useFilterWords } from "./use-filter-words.ts";

/** What was asked, the nearest things, and ways out. With no filter at all there is simply no programme yet. */
export function NoMatch({ search, currency }: { search: BrowseSearch; currency: string }) {
  const filters = useFilterWords(search, currency);
  if (filters.length === 0) {
    return (
      <div className="sheet empty">
        <p className="title">
          <Trans>The programme is being made</Trans>
        </p>
        <p className="q">
          <Trans>As soon as a house publishes its first evening, it stands here.</Trans>
        </p>
      </div>
    );
  }
  return <Nearest filters={filters} />;
}

/** Each filter in turn left out: how much there would be, and what comes first. */
function Nearest({ filters }: { filters: FilterWords[] }) {
  const { t } = useLingui();
  const found = useQueries({ queries: filters.map(({ without }) => nearestQuery(filterOf(without))) });
  const ways = filters.map((filter, index) => {
    const page = found[index]?.data;
    return { ...filter, total: page && totalOf(page.facets, filter.without.kind), first: page?.items[0] };
  });
  const nearest = [...new Map(ways.flatMap(({ first }) => (first ? [[first.id, first]] : []))).values()];
  return (
    <div className="sheet empty">
      <p className="title">
        <Trans>Nothing fits all of this</Trans>
      </p>
      {nearest.length > 0 && (
        <>
          <p className="q">
            <Trans>The nearest:</Trans>
          </p>
          <ul className="stack gap-1">
            {nearest.map((thing) => (
              <li key={thing.id}>
                <ThingLink thing={thing} />
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="stack gap-1.5">
        {ways.map(({ label, without, total }) => (
          <li key={label} className="row gap-2">
            <Link
              {...toBrowse(without)}
              className="chip"
              aria-label={t`Without ${label}`}
              activeOptions={{ exact: true }}
              resetScroll={false}
            >
              {label} <Icon name="cross" />
            </Link>
            {total !== undefined && (
              <span className="small q n">
                <Plural value={total} one="# result" other="# results" />
              </span>
            )}
          </li>
        ))}
      </ul>
      <Link {...toBrowse()} className={buttonStyle()} resetScroll={false}>
        <Trans>Clear all filters</Trans>
      </Link>
    </div>
  );
}

function ThingLink({ thing }: { thing: Found }) {
  const format = useFormat();
  const link = (
    <Link {...(thing.kind === "event" ? toEvent(thing.slug) : toProduct(thing.slug))}>{thing.name}</Link>
  );
  if (thing.kind !== "event" || thing.starts_at === null) return link;
  return (
    <Trans>
      {link}, {format.dayAndTime(thing.starts_at, thing.time_zone)}, {thing.venue.city}
    </Trans>
  );
}
