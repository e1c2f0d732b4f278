import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { Found } from "../api/search.ts";
import { byPlace, type PlaceGroup } from "../lib/by-place.ts";
import { toBrowse } from "../lib/links.ts";
import type { Position } from "../lib/near.ts";
import type { BrowseSearch } from "../lib/searches.ts";
import { buttonStyle } from "../ui/button-style.ts";
import { FoundList } from "./found-list.tsx";
import { PlaceMap } from "./place-map.tsx";

/** What was found by where it is: the map with a number for each house, and the same houses with all they have below. */
export function MapView({ search, things }: { search: BrowseSearch; things: Found[] }) {
  const { t } = useLingui();
  const list = useRef<HTMLDivElement>(null);
  const { cities, groups } = byPlace(things);
  const isPlaced = (group: PlaceGroup): group is PlaceGroup & { position: Position } =>
    group.position !== undefined;
  const placed = groups.filter(isPlaced);
  const rest = groups.filter((group) => !isPlaced(group));
  const show = (key: string) => {
    const heading = list.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(key)}"]`);
    heading?.scrollIntoView({ block: "start" });
    heading?.focus({ preventScroll: true });
  };
  return (
    <div className="stack gap-6">
      {placed.length > 0 && <PlaceMap places={placed} onChoose={show} />}
      <div className="stack gap-8" ref={list}>
        {[...placed, ...rest].map((group, index) => (
          <section key={group.key} aria-label={group.name}>
            <div className="row between placehead">
              <h3 className="title" data-place={group.key} tabIndex={-1}>
                {group.position && (
                  <span className="pin still n" aria-hidden="true">
                    {index + 1}
                  </span>
                )}
                {cities ? group.name : t`${group.name}, ${group.city}`}{" "}
                <span className="small qq n">
                  <Plural value={group.things.length} one="# result" other="# results" />
                </span>
              </h3>
              {cities && search.city !== group.city && (
                <Link
                  {...toBrowse({ ...search, city: group.city })}
                  className={buttonStyle({ size: "small" })}
                  resetScroll={false}
                >
                  <Trans>Only {group.city}</Trans>
                </Link>
              )}
            </div>
            {!group.position && (
              <p className="small q">
                <Trans>Not on the map: nobody has told yet where exactly it is.</Trans>
              </p>
            )}
            <FoundList items={group.things} />
          </section>
        ))}
      </div>
    </div>
  );
}
