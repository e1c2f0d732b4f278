import {
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
} from "react";
import { firstStop, moveFocus } from "./list-moves.ts";
import { zoneColor } from "./palette.ts";
import { wordsOf, type WordsInput } from "./place-words.ts";
import { NO_FILTER } from "./rule.ts";
import { sectionsOf, type SectionOfRows } from "./rows.ts";
import { SeatRow, signatureOf } from "./seat-row.tsx";
import { SectionChoice } from "./section-choice.tsx";
import type { MapZone, SeatListProps } from "./types.ts";
import "./seat-list.css";

/** The seats of one performance as a list: section → row → seat. A pure view, the equal of the map. */
export function SeatList(props: SeatListProps) {
  const { seating, zones, store, texts, filter = NO_FILTER, disabledReason = null } = props;
  useSyncExternalStore(store.subscribe, store.getRevision, store.getRevision);
  const sections = sectionsOf(seating);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = sections.filter(
    ({ section }) => filter.zone_ids === null || filter.zone_ids.has(section.zone_id),
  );
  const offered = wanted.length > 0 ? wanted : sections;
  const current = offered.find(({ section }) => section.id === chosen) ?? offered[0];
  const input: WordsInput = {
    seating,
    zones,
    store,
    filter,
    closed: disabledReason !== null,
    ...(props.party === undefined ? {} : { party: props.party }),
    priceOf: props.priceOf,
  };
  return (
    <div className={`seat-list ${props.className ?? ""}`} data-stale={props.stale || undefined}>
      {offered.length > 1 && (
        <SectionChoice
          label={texts.section}
          options={offered.map(({ section }) => section)}
          lineOf={({ id, name }) => texts.sectionLine(name, store.freeIn(id))}
          freeOf={({ id }) => {
            const free = store.freeIn(id);
            return free === undefined ? null : texts.sectionFree(free);
          }}
          chosen={current?.section.id ?? ""}
          onChoose={setChosen}
        />
      )}
      {current && store.freeIn(current.section.id) === 0 && (
        <p className="seat-list-gone">{texts.sectionGone(current.section.name)}</p>
      )}
      {current && <SeatGrid key={current.section.id} list={props} section={current} input={input} />}
      {zones
        .filter((zone) => zone.kind === "STANDING" && props.onStandingChoose)
        .map((zone) => (
          <StandingLine key={zone.id} zone={zone} list={props} />
        ))}
    </div>
  );
}

function StandingLine({ zone, list }: { zone: MapZone; list: SeatListProps }) {
  const { store, texts, disabledReason = null } = list;
  const free = store.zone(zone.id)?.free;
  const price = list.priceOf(zone.id);
  const off = disabledReason !== null || free === 0 || price === null;
  const reason = useId();
  return (
    <div className="seat-list-standing">
      <p>
        <b>{zone.name}</b>{" "}
        <span id={reason}>
          {disabledReason ??
            (free === undefined ? price : [texts.free(free), price].filter(Boolean).join(", "))}
        </span>
      </p>
      <button
        type="button"
        aria-disabled={off}
        aria-describedby={reason}
        onClick={() => !off && list.onStandingChoose?.(zone)}
      >
        {texts.chooseStanding(zone)}
      </button>
    </div>
  );
}

interface SeatGridProps {
  list: SeatListProps;
  section: SectionOfRows;
  input: WordsInput;
}

/** One tab stop; arrows, Home, End and Page keys move it; Space, Enter and a click choose. */
function SeatGrid({ list, section, input }: SeatGridProps) {
  const { seating, texts, onToggle, onFocusPlace } = list;
  const grid = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const stop = focused ?? firstStop(section, (index) => wordsOf(input, index)?.off === null);
  const latest = useRef({ input, onToggle });
  useEffect(() => {
    latest.current = { input, onToggle };
  });

  const toggle = (index: number): void => {
    const words = wordsOf(latest.current.input, index);
    if (words?.off === null) latest.current.onToggle(words.place);
  };
  const indexOf = (target: EventTarget): number => {
    const cell = target instanceof Element ? target.closest("[data-place]") : null;
    return Number(cell?.getAttribute("data-place") ?? -1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = indexOf(event.target);
    if (from === -1 || event.altKey || event.metaKey) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      toggle(from);
      return;
    }
    const to = moveFocus(section, seating.places, from, event.key, event.ctrlKey);
    if (to === null) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-place="${to}"]`)?.focus();
  };
  const onFocus = (event: FocusEvent): void => {
    const index = indexOf(event.target);
    if (index === -1) return;
    setFocused(index);
    onFocusPlace?.(seating.places[index] ?? null);
  };
  const onBlur = (event: FocusEvent): void => {
    if (!grid.current?.contains(event.relatedTarget)) onFocusPlace?.(null);
  };

  const number = list.zones.findIndex((zone) => zone.id === section.section.zone_id);
  return (
    <>
      <div
        ref={grid}
        role="grid"
        tabIndex={-1}
        aria-label={texts.grid(section.section.name)}
        aria-multiselectable="true"
        className="seat-list-grid"
        style={{ "--zone": zoneColor(list.zones[number], Math.max(0, number)) } as CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={onBlur}
        onClick={(event) => toggle(indexOf(event.target))}
      >
        {section.rows.map((row) => {
          const cells = row.places.flatMap((index) => wordsOf(input, index) ?? []);
          return (
            <SeatRow
              key={row.name}
              row={row}
              words={cells}
              texts={texts}
              stop={row.places.includes(stop) ? stop : -1}
              signature={signatureOf(cells)}
            />
          );
        })}
      </div>
      <p className="seat-list-hint">{texts.hint}</p>
    </>
  );
}
