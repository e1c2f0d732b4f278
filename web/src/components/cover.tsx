import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import type { CSSProperties, FormEvent } from "react";
import type { Found } from "../api/search.ts";
import { pictureOf } from "../lib/pictures.ts";
import { browseSearch } from "../lib/searches.ts";
import { Art } from "../ui/art.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

/** What this house is, and the one search box. */
export function Cover({ q = "", doors }: { q: string | undefined; doors: Found[] }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    void navigate({
      to: "/",
      search: (previous) => ({ ...browseSearch(previous), q: words || undefined }),
      resetScroll: false,
    });
  };
  return (
    <div className="cover">
      <div>
        <h1 className="show">
          <Trans>Shows to see, hours to book, things to keep</Trans>
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
              placeholder={t`Try “midsummer” or “haircut”`}
              maxLength={200}
            />
          </span>
          <Button kind="go" type="submit">
            <Trans>Search</Trans>
          </Button>
        </form>
      </div>
      <div className="doors" aria-hidden="true">
        {doors.map((thing, index) => (
          <div key={thing.id} className="contents" style={{ "--h": HEIGHTS[index] } as CSSProperties}>
            <Art src={pictureOf(thing.image_url)} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** Three doors of the house, the middle one the tallest. */
const HEIGHTS = ["17rem", "21rem", "14.5rem"];
