import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { inside } from "./areas.ts";
import type { Geometry } from "./geometry.ts";
import { attachGestures, type PointerKind } from "./gestures.ts";
import { isClickable, isTappable } from "./levels.ts";
import { attachKeys } from "./map-keys.ts";
import type { MapView } from "./map-view.ts";
import { wordsOf } from "./place-words.ts";
import { NO_FILTER } from "./rule.ts";
import type { SeatMapProps } from "./types.ts";
import { centredView, worldOf } from "./viewport.ts";

/** A seat with the ring around it: under the mouse, or tapped. */
export interface Pointed {
  index: number;
  kind: PointerKind;
}

/** Pixels from one seat to the next after a tap on seats that were too small to hit. */
const AFTER_TAP: Record<PointerKind, number> = { touch: 32, mouse: 22 };

/** Pointers and keys on the map: which seat is pointed at, and what a tap or click does. */
export function usePointing(
  props: SeatMapProps,
  frame: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  view: MapView | null,
) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  useEffect(() => {
    if (!view || !frame.current) return;
    const tap = (point: [number, number], kind: PointerKind): void => {
      const index = seatAt(geometry, view, point);
      if (index === -1) {
        setPointed(null);
        chooseArea(latest.current, geometry, worldOf(view.view, ...point));
      } else if (!(kind === "touch" ? isTappable : isClickable)(view.view, geometry.pitch)) {
        view.glideTo(centredView(AFTER_TAP[kind] / geometry.pitch, worldOf(view.view, ...point), view.size));
      } else if (kind === "touch") setPointed({ index, kind });
      else choosePlace(latest.current, index);
    };
    const hover = (point: [number, number] | null): void => {
      const found = point && isClickable(view.view, geometry.pitch) ? seatAt(geometry, view, point) : -1;
      setPointed((before) => {
        // A tapped seat keeps its card until the next tap; a drag of the mouse hides the tip.
        if (before?.kind === "touch" && point === null) return before;
        if (found === -1) return null;
        return before?.index === found && before.kind === "mouse" ? before : { index: found, kind: "mouse" };
      });
    };
    const canZoom = (factor: number): boolean =>
      factor > 1 ? view.view.scale < view.limits.max * 0.999 : view.view.scale > view.limits.min * 1.001;
    const stopGestures = attachGestures(frame.current, {
      pan: view.panBy,
      zoom: view.zoomBy,
      canZoom,
      tap,
      hover,
    });
    const stopKeys = attachKeys(frame.current, view, () => setPointed(null));
    return () => {
      stopGestures();
      stopKeys();
    };
  }, [view, geometry, frame]);

  const chooseTapped = (): void => {
    if (pointed) choosePlace(props, pointed.index);
    setPointed(null);
  };
  return { pointed, chooseTapped };
}

/** The seat under a point: within half a pitch, and never less than a few pixels. */
function seatAt(geometry: Geometry, view: MapView, point: [number, number]): number {
  return geometry.grid.nearest(
    ...worldOf(view.view, ...point),
    Math.max(geometry.pitch * 0.55, 5 / view.view.scale),
  );
}

function choosePlace(props: SeatMapProps, index: number): void {
  const { filter = NO_FILTER, disabledReason = null } = props;
  const words = wordsOf({ ...props, filter, closed: disabledReason !== null }, index);
  if (words?.off === null) props.onToggle(words.place);
}

function chooseArea(props: SeatMapProps, { areas }: Geometry, [x, y]: [number, number]): void {
  const area = areas.find(({ points }) => inside(points, x, y));
  if (area && !props.disabledReason) props.onStandingChoose?.(area.zone);
}
