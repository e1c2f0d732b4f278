import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { PlaceGroup } from "../lib/by-place.ts";
import { planOf, type Position, roundKm } from "../lib/near.ts";
import { useFormat } from "../lib/use-format.ts";

/** Rings around the middle, as parts of the way to the edge. */
const RINGS = 4;
/** Of the whole width, how long the scale is at most. */
const SCALE = 0.3;

interface PlaceMapProps {
  places: (PlaceGroup & { position: Position })[];
  /** Numbered as in the list below; shows it there. */
  onChoose(key: string): void;
}

/**
 * Where houses are to each other: true to scale, north up, drawn from their coordinates alone, so that nothing is asked
 * of anybody else. Marks that would cover each other stand beside their place, with a line to it.
 */
export function PlaceMap({ places, onChoose }: PlaceMapProps) {
  const { t } = useLingui();
  const { points, marks, reach_km } = planOf(places.map(({ position }) => position));
  const at = ({ x, y }: { x: number; y: number }) => ({ left: `${50 + x * 50}%`, top: `${50 + y * 50}%` });
  return (
    <figure className="placemap" role="group" aria-label={t`Map`}>
      <svg viewBox="-100 -100 200 200" aria-hidden="true" preserveAspectRatio="none">
        {Array.from({ length: RINGS }, (_, index) => (
          <circle key={index} r={((index + 1) * 130) / RINGS} className="ring" />
        ))}
        <path d="M-100 0H100M0-100V100" className="cross" />
        {marks.map((mark, index) => {
          const point = points[index]!;
          return (
            <g key={places[index]!.key}>
              <path
                d={`M${point.x * 100} ${point.y * 100}L${mark.x * 100} ${mark.y * 100}`}
                className="lead-line"
              />
              <circle cx={point.x * 100} cy={point.y * 100} r="1.6" className="spot" />
            </g>
          );
        })}
      </svg>
      {places.map(({ key, name, things }, index) => {
        const count = plural(things.length, { one: "# result", other: "# results" });
        const number = index + 1;
        return (
          <button
            key={key}
            type="button"
            className="pin n"
            style={at(marks[index]!)}
            aria-label={t`${number}: ${name}, ${count}`}
            title={`${name}, ${count}`}
            onClick={() => onChoose(key)}
          >
            {number}
          </button>
        );
      })}
      <figcaption className="small q">
        <span aria-hidden="true" className="north">
          <svg viewBox="0 0 10 16">
            <path d="M5 0l4 15-4-3-4 3z" />
          </svg>
          <Trans comment="the letter for north on a map">N</Trans>
        </span>
        <Scale reach_km={reach_km} />
      </figcaption>
    </figure>
  );
}

/** How long a round distance is on the map. */
function Scale({ reach_km }: { reach_km: number }) {
  const { locale } = useFormat();
  const km = roundKm(reach_km * 2 * SCALE);
  const unit = km < 1 ? "meter" : "kilometer";
  const words = new Intl.NumberFormat(locale, { style: "unit", unit }).format(km < 1 ? km * 1_000 : km);
  return (
    <span className="scale n" style={{ width: `${(km / (reach_km * 2)) * 100}%` }}>
      {words}
    </span>
  );
}
