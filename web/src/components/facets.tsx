import { Trans, useLingui } from "@lingui/react/macro";
import { useLocation, useNavigate } from "@tanstack/react-router";
import type { Facets as Counts } from "../api/search.ts";
import { type BrowseSearch, browseSearch, KINDS, type Kind, type When } from "../lib/searches.ts";
import { useFormat } from "../lib/use-format.ts";
import { categoryWords } from "../lib/words.ts";
import { Tick } from "../ui/tick.tsx";
import { Choice } from "./choice.tsx";

/** What people ask for by price, in minor units of two digits. */
const PRICES = [0, 2_500, 5_000, 10_000];

interface FacetsProps {
  /** What the results are of. */
  search: BrowseSearch;
  counts: Counts;
  /** What prices are written in. */
  currency: string;
  /** On a phone they open on demand. */
  open: boolean;
}

/** Filters; every choice is in the address, so back and bookmarks work. */
export function Facets({ search: shown, counts, currency, open }: FacetsProps) {
  const { t, i18n } = useLingui();
  const { money } = useFormat();
  const navigate = useNavigate();
  // A click shows at once, and the next one builds on it, while the results are still on their way.
  const asked = useLocation({
    select: ({ pathname, search }) => (pathname === "/" ? browseSearch(search) : undefined),
  });
  const search: BrowseSearch = asked ?? shown;
  const choose = (change: BrowseSearch) =>
    void navigate({ to: "/", search: { ...search, ...change }, replace: true, resetScroll: false });
  const optionsOf = (facet: Counts["city"], chosen: string | undefined, words = (value: string) => value) =>
    [
      ...facet,
      ...(chosen && !facet.some(({ value }) => value === chosen) ? [{ value: chosen, count: 0 }] : []),
    ].map(({ value, count }) => ({ value, count, label: words(value) }));
  return (
    <aside aria-label={t`Filters`} className={`facets ${open ? "open" : ""}`}>
      {search.view !== "days" && <KindChoice search={search} counts={counts.kind} onChoose={choose} />}
      {search.view !== "days" && <WhenChoice search={search} onChoose={choose} />}
      <Choice
        legend={t`Category`}
        chosen={search.category}
        onChoose={(category) => choose({ category })}
        any={t`All categories`}
        options={optionsOf(counts.category, search.category, (value) =>
          categoryWords(value, (message) => i18n._(message)),
        )}
      />
      <Choice
        legend={t`Where`}
        chosen={search.city}
        onChoose={(city) => choose({ city })}
        any={t`Everywhere`}
        options={optionsOf(counts.city, search.city)}
      />
      <Choice
        legend={t`Price, fees included`}
        chosen={search.price?.toString()}
        onChoose={(price) => choose({ price: price === undefined ? undefined : Number(price) })}
        any={t`Any price`}
        options={PRICES.map((price) => ({
          value: String(price),
          label: price === 0 ? t`Free` : t`Up to ${money(price, currency)}`,
        }))}
      />
      <AccessChoice search={search} counts={counts.access} onChoose={choose} />
    </aside>
  );
}

interface PartProps {
  search: BrowseSearch;
  onChoose(change: BrowseSearch): void;
}

function KindChoice({ search, counts, onChoose }: PartProps & { counts: Counts["kind"] }) {
  const { t } = useLingui();
  const labels: Record<Kind, string> = { event: t`Events`, service: t`Appointments`, product: t`Things` };
  const chosen = new Set(search.kind?.split(",") ?? []);
  const toggle = (kind: Kind) => {
    const next = new Set(chosen);
    if (!next.delete(kind)) next.add(kind);
    // All of them and none of them are the same: everything.
    onChoose({ kind: next.size % KINDS.length === 0 ? undefined : [...next].join(",") });
  };
  return (
    <fieldset>
      <legend className="label">
        <Trans>Kind</Trans>
      </legend>
      {KINDS.map((kind) => (
        <Tick
          key={kind}
          checked={chosen.has(kind)}
          onChange={() => toggle(kind)}
          count={counts.find(({ value }) => value === kind)?.count ?? 0}
        >
          {labels[kind]}
        </Tick>
      ))}
    </fieldset>
  );
}

/** Places for wheelchairs and who comes along, as long as there are free ones. */
function AccessChoice({ search, counts, onChoose }: PartProps & { counts: Counts["access"] }) {
  const { t } = useLingui();
  const chosen = new Set(search.access?.split(",") ?? []);
  const rows = [
    { kind: "wheelchair", value: "ACCESSIBLE", label: t`Wheelchair places` },
    { kind: "companion", value: "COMPANION", label: t`Companion places` },
  ] as const;
  const toggle = (kind: string) => {
    if (!chosen.delete(kind)) chosen.add(kind);
    onChoose({ access: chosen.size > 0 ? [...chosen].join(",") : undefined });
  };
  return (
    <fieldset>
      <legend className="label">
        <Trans>Still free</Trans>
      </legend>
      {rows.map(({ kind, value, label }) => (
        <Tick
          key={kind}
          checked={chosen.has(kind)}
          onChange={() => toggle(kind)}
          count={counts.find((facet) => facet.value === value)?.count ?? 0}
        >
          {label}
        </Tick>
      ))}
    </fieldset>
  );
}

function WhenChoice({ search, onChoose }: PartProps) {
  const { t } = useLingui();
  return (
    <Choice
      legend={t`When`}
      chosen={search.when}
      onChoose={(when) => onChoose({ when: when as When | undefined, from: undefined, to: undefined })}
      any={t`Any time`}
      options={[
        { value: "today", label: t`Today` },
        { value: "weekend", label: t`This weekend` },
        { value: "dates", label: t`Choose dates` },
      ]}
    >
      {search.when === "dates" && (
        <div className="mt-1 grid gap-2">
          <DayInput label={t`From`} value={search.from} onChange={(from) => onChoose({ from })} />
          <DayInput label={t`To`} value={search.to} onChange={(to) => onChoose({ to })} />
        </div>
      )}
    </Choice>
  );
}

interface DayInputProps {
  label: string;
  value: string | undefined;
  onChange(day: string | undefined): void;
}

function DayInput({ label, value, onChange }: DayInputProps) {
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
