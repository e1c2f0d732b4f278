import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { EventPage } from "../api/types.ts";
import { toBrowse, toEvent } from "../lib/links.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { useFormat } from "../lib/use-format.ts";
import { categoryWords } from "../lib/words.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { Icon } from "../ui/icon.tsx";

/** What was asked, the nearest thing, and ways out. With no filter at all there is simply no programme yet. */
export function NoMatch({ search, programme }: { search: BrowseSearch; programme: EventPage }) {
  const { i18n, t } = useLingui();
  const format = useFormat();
  const next = programme.items.find((event) => event.sale_status === "on_sale");
  const when = { today: t`Today`, weekend: t`This weekend`, dates: t`The dates you chose` };
  const filters = [
    search.q && { label: `“${search.q}”`, without: { ...search, q: undefined } },
    search.category && {
      label: categoryWords(search.category, (message) => i18n._(message)),
      without: { ...search, category: undefined },
    },
    search.city && { label: search.city, without: { ...search, city: undefined } },
    search.when && {
      label: when[search.when],
      without: { ...search, when: undefined, from: undefined, to: undefined },
    },
  ].filter((filter) => typeof filter === "object");

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
  return (
    <div className="sheet empty">
      <p className="title">
        <Trans>Nothing fits all of this</Trans>
      </p>
      {next?.starts_at && (
        <p className="q">
          <Trans>
            The nearest is <Link {...toEvent(next.slug)}>{next.name}</Link> on{" "}
            {format.shortDay(next.starts_at, next.time_zone)}.
          </Trans>
        </p>
      )}
      <p className="row gap-1.5">
        {filters.map((filter) => (
          <Link
            key={filter.label}
            {...toBrowse(filter.without)}
            className="chip"
            aria-label={t`Without ${filter.label}`}
            resetScroll={false}
          >
            {filter.label} <Icon name="cross" />
          </Link>
        ))}
      </p>
      <Link {...toBrowse()} className={buttonStyle()} resetScroll={false}>
        <Trans>Clear all filters</Trans>
      </Link>
    </div>
  );
}
