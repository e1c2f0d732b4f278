import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from "react";
import { watchTheme } from "../lib/watch-theme.ts";
import type { Scene } from "./draw-house.ts";
import { buildGeometry, type Geometry } from "./geometry.ts";
import { createMapView, type MapView } from "./map-view.ts";
import { createMinimap, type Minimap } from "./minimap.ts";
import { readPalette } from "./palette.ts";
import { NO_FILTER } from "./rule.ts";
import type { SeatMapProps } from "./types.ts";
import { centredView, type View } from "./viewport.ts";

export interface MapElements {
  frame: RefObject<HTMLDivElement | null>;
  canvas: RefObject<HTMLCanvasElement | null>;
  mini: RefObject<HTMLCanvasElement | null>;
  marker: RefObject<HTMLDivElement | null>;
}
export interface MapMachine {
  geometry: Geometry;
  view: MapView | null;
  minimap: Minimap | null;
}

const NO_SHAPES: NonNullable<SeatMapProps["shapes"]> = [];

/** Brings canvas, minimap, statuses, theme and size together. `onMove` hears of each move, once per frame. */
export function useMapView(
  props: SeatMapProps,
  elements: MapElements,
  onMove: (view: View) => void,
): MapMachine {
  const { seating, zones, store, filter = NO_FILTER, shapes = NO_SHAPES } = props;
  const geometry = useMemo(() => buildGeometry(seating, zones, shapes), [seating, zones, shapes]);
  const [machine, setMachine] = useState<{ view: MapView; minimap: Minimap } | null>(null);
  // By content: callers may build these objects anew on each render, and a new scene is a full repaint.
  const filterKey = JSON.stringify([filter.step_free, filter.zone_ids && [...filter.zone_ids].sort()]);
  const offeredKey = props.offeredIds?.join() ?? "";
  const textsKey = props.texts.map + props.texts.stage + props.texts.free(2);
  const offered = useMemo(() => {
    const ids = new Set(offeredKey.split(","));
    return new Set(
      offeredKey === "" ? [] : seating.places.keys().filter((at) => ids.has(seating.places[at]!.id)),
    );
  }, [offeredKey, seating]);
  const { party, texts } = props;
  const latest = useRef({ onMove, filter, texts, party, offered });
  useLayoutEffect(() => {
    latest.current = { onMove, filter, texts, party, offered };
  });

  useLayoutEffect(() => {
    const { frame, canvas, mini, marker } = elements;
    if (!frame.current || !canvas.current || !mini.current || !marker.current) return;
    const first = sceneOf(frame.current, geometry, store, latest.current);
    const minimap = createMinimap(mini.current, marker.current, first);
    const view = createMapView(canvas.current, first, (now) => {
      minimap.show(now, view.size);
      latest.current.onMove(now);
    });
    const measure = (): void => {
      const box = frame.current;
      if (!box) return;
      const unseen = view.size.width === 0;
      view.resize({ width: box.clientWidth, height: box.clientHeight });
      if (unseen && view.size.width > 0) startNear(view, geometry);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(frame.current);
    setMachine({ view, minimap });
    return () => {
      observer.disconnect();
      view.destroy();
      minimap.destroy();
    };
    // A new house is a new view; everything else is a new scene of it, below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [geometry]);

  useEffect(() => {
    if (!machine) return;
    const { view, minimap } = machine;
    const update = (): void => {
      if (!elements.frame.current) return;
      const next = sceneOf(elements.frame.current, geometry, store, latest.current);
      view.setScene(next);
      minimap.setScene(next);
    };
    update();
    const stopTheme = watchTheme(update);
    const stopStore = store.subscribe((changed) => {
      view.repaint(changed);
      minimap.touch();
    });
    return () => {
      stopTheme();
      stopStore();
    };
  }, [machine, geometry, store, filterKey, textsKey, party, offered, elements.frame]);

  return { geometry, view: machine?.view ?? null, minimap: machine?.minimap ?? null };
}

function sceneOf(
  frame: HTMLElement,
  geometry: Geometry,
  store: SeatMapProps["store"],
  { filter, texts, party, offered }: Pick<Scene, "filter" | "texts" | "party" | "offered">,
): Scene {
  return { geometry, store, filter, texts, party, offered, palette: readPalette(frame, geometry.zones) };
}

/**
 * On a narrow screen a house that is one step from seats a finger can hit starts at that size, in its middle:
 * the minimap shows the rest. An arena starts whole.
 */
function startNear(view: MapView, { bounds, pitch, xs, ys }: Geometry): void {
  const near = 26.5 / pitch;
  const whole = view.view.scale;
  if (view.size.width >= 704 || xs.length === 0 || whole >= near || near / whole > 3) return;
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle: [number, number] = [(bounds.left + bounds.right) / 2, mean(ys)];
  view.moveTo(centredView(near, middle, view.size));
}
