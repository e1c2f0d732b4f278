import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { toBrowse } from "../lib/links.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Select } from "../ui/select.tsx";

interface ResultBarProps {
  search: BrowseSearch;
  total: number;
  facetsOpen: boolean;
  onFacets(): void;
}

/** How many were found, in which order, as a list, by days or on a map. */
export function ResultBar({ search, total, facetsOpen, onFacets }: ResultBarProps) {
  const { t } = useLingui();
  return (
    <div className="row between results">
      <h2 id="results" className="small" role="status">
        <span className="b">
          <Plural value={total} one="# result" other="# results" />
        </span>{" "}
        <span className="qq">
          <Trans>· every price includes all fees</Trans>
        </span>
      </h2>
      <div className="row gap-2">
        <Button size="small" className="onlyphone" aria-expanded={facetsOpen} onPress={onFacets}>
          <Trans>Filters</Trans>
        </Button>
        {search.view === undefined && <SortChoice search={search} />}
        <div className="seg" role="group" aria-label={t`View`}>
          <ViewLink search={{ ...search, view: undefined, month: undefined }}>
            <Icon name="list" />
            <span className="max-mid:sr-only">
              <Trans>List</Trans>
            </span>
          </ViewLink>
          <ViewLink search={{ ...search, kind: undefined, when: undefined, view: "days" }}>
            <Icon name="cal" />
            <span className="max-mid:sr-only">
              <Trans>Days</Trans>
            </span>
          </ViewLink>
          <ViewLink search={{ ...search, sort: undefined, month: undefined, view: "map" }}>
            <Icon name="map" />
            <span className="max-mid:sr-only">
              <Trans>Map</Trans>
            </span>
          </ViewLink>
        </div>
      </div>
    </div>
  );
}

function ViewLink({ search, children }: { search: BrowseSearch; children: ReactNode }) {
  return (
    <Link {...toBrowse(search)} resetScroll={false} activeOptions={{ exact: true }}>
      {children}
    </Link>
  );
}

function SortChoice({ search }: { search: BrowseSearch }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const best = search.q === undefined ? [] : [{ value: "", label: t`Best match` }];
  return (
    <Select
      className="sortby"
      label={t`Sort`}
      value={search.sort ?? (search.q ? "" : "date")}
      options={[
        ...best,
        { value: "date", label: t`Soonest` },
        { value: "price", label: t`Lowest price` },
        { value: "-price", label: t`Highest price` },
      ]}
      onChange={({ target }) => {
        const usual = target.value === (search.q ? "" : "date");
        const sort = usual ? undefined : (target.value as BrowseSearch["sort"]);
        void navigate({ to: "/", search: { ...search, sort }, replace: true, resetScroll: false });
      }}
    />
  );
}
