import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import type { EventPage, EventSummary } from "../api/types.ts";
import type { BrowseSearch, When } from "../lib/searches.ts";
import { categoryWords } from "../lib/words.ts";
import { Tick } from "../ui/tick.tsx";

interface FacetsProps {
  search: BrowseSearch;
  /** The unfiltered programme: what there is to filter by. */
  programme: EventPage;
  /** On a phone they open on demand. */
  open: boolean;
}

/** How often each value occurs, most often first; counts only when the whole programme is known. */
function valuesOf(programme: EventPage, value: (event: EventSummary) => string) {
  const counts = new Map<string, number>();
  for (const event of programme.items) counts.set(value(event), (counts.get(value(event)) ?? 0) + 1);
  const complete = programme.next_cursor === null;
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
    .map(([name, count]) => ({ name, count: complete ? count : undefined }));
}

/** Filters; every choice is in the address, so back and bookmarks work. */
export function Facets({ search, programme, open }: FacetsProps) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const choose = (change: BrowseSearch) =>
    void navigate({ to: "/", search: { ...search, ...change }, replace: true, resetScroll: false });
  const categories = valuesOf(programme, (event) => event.category);
  const cities = valuesOf(programme, (event) => event.venue.city);
  return (
    <aside aria-label={t`Filters`} className={`facets ${open ? "open" : ""}`}>
      <Choice
        legend={t`Kind`}
        chosen={search.category}
        onChoose={(category) => choose({ category })}
        any={t`All kinds`}
        options={categories.map(({ name, count }) => ({
          value: name,
          label: categoryWords(name, (message) => i18n._(message)),
          count,
        }))}
      />
      <fieldset>
        <legend className="label">
          <Trans>When</Trans>
        </legend>
        <WhenChoice search={search} onChoose={choose} />
      </fieldset>
      <Choice
        legend={t`Where`}
        chosen={search.city}
        onChoose={(city) => choose({ city })}
        any={t`Everywhere`}
        options={cities.map(({ name, count }) => ({ value: name, label: name, count }))}
      />
    </aside>
  );
}

interface ChoiceProps {
  legend: string;
  any: string;
  chosen: string | undefined;
  options: { value: string; label: string; count?: number | undefined }[];
  onChoose(value: string | undefined): void;
}

function Choice({ legend, any, chosen, options, onChoose }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      <Tick type="radio" name={name} checked={chosen === undefined} onChange={() => onChoose(undefined)}>
        {any}
      </Tick>
      {options.map((option) => (
        <Tick
          key={option.value}
          type="radio"
          name={name}
          checked={chosen === option.value}
          count={option.count}
          onChange={() => onChoose(option.value)}
        >
          {option.label}
        </Tick>
      ))}
    </fieldset>
  );
}

function WhenChoice({ search, onChoose }: { search: BrowseSearch; onChoose(change: BrowseSearch): void }) {
  const { t } = useLingui();
  const name = useId();
  const options: { value: When | undefined; label: string }[] = [
    { value: undefined, label: t`Any time` },
    { value: "today", label: t`Today` },
    { value: "weekend", label: t`This weekend` },
    { value: "dates", label: t`Choose dates` },
  ];
  return (
    <>
      {options.map(({ value, label }) => (
        <Tick
          key={label}
          type="radio"
          name={name}
          checked={search.when === value}
          onChange={() => onChoose({ when: value, from: undefined, to: undefined })}
        >
          {label}
        </Tick>
      ))}
      {search.when === "dates" && (
        <div className="mt-1 grid gap-2">
          <DayInput label={t`From`} value={search.from} onChange={(from) => onChoose({ from })} />
          <DayInput label={t`To`} value={search.to} onChange={(to) => onChoose({ to })} />
        </div>
      )}
    </>
  );
}

function DayInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange(day: string | undefined): void;
}) {
  return (
    <label className="field small">
      <span className="label">{label}</span>
      <input
        type="date"
        className="in"
        value={value ?? ""}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </label>
  );
}
