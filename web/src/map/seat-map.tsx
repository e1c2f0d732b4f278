import "./seat-map.css";
import { useEffect, useImperativeHandle, useMemo, useRef, useSyncExternalStore, type RefObject } from "react";
import type { Geometry } from "./geometry.ts";
import { drawnRadius } from "./levels.ts";
import type { MapView } from "./map-view.ts";
import { MinimapBox } from "./minimap-box.tsx";
import { wordsOf } from "./place-words.ts";
import { placeRing, shakeRing } from "./ring.ts";
import { NO_FILTER } from "./rule.ts";
import { SectionJump } from "./section-jump.tsx";
import { SeatTip } from "./seat-tip.tsx";
import type { SeatMapProps } from "./types.ts";
import { useMapView } from "./use-map-view.ts";
import { usePointing } from "./use-pointing.ts";
import { centredView, type View } from "./viewport.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";

/** The map of one performance: a pure view, see README.md. */
export function SeatMap(props: SeatMapProps) {
  const { seating, store, texts, filter = NO_FILTER, disabledReason = null, highlightedId = null } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const mini = useRef<HTMLCanvasElement>(null);
  const marker = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  useSyncExternalStore(store.subscribe, store.getRevision, store.getRevision);

  /** What floats above the canvas follows it, without a render. */
  const follow = (now: View): void => {
    placeRing({ ring: ring.current, tip: tip.current, frame: frame.current }, geometry, now, ringed);
    frame.current?.toggleAttribute("data-whole", view !== null && now.scale <= view.limits.min * 1.02);
  };
  const { geometry, view, minimap } = useMapView(props, { frame, canvas, mini, marker }, follow);
  const { pointed, chooseTapped } = usePointing(props, frame, geometry, view);
  const highlighted = useMemo(
    () => seating.places.findIndex(({ id }) => id === highlightedId),
    [seating, highlightedId],
  );
  const ringed = pointed?.index ?? highlighted;
  const words = pointed && wordsOf({ ...props, filter, closed: disabledReason !== null }, pointed.index);
  useEffect(() => {
    if (view) follow(view.view);
  });
  useHandle(props, frame, geometry, view);

  const large = ringed !== -1 && view !== null && drawnRadius(view.view, geometry.pitch) >= 3;
  return (
    <div
      ref={frame}
      className={`seat-map ${props.className ?? ""}`}
      role="group"
      aria-label={texts.map}
      tabIndex={0}
      data-stale={props.stale || undefined}
      data-closed={disabledReason !== null || undefined}
      data-aimed={words?.off === null || undefined}
    >
      <canvas ref={canvas} className="seat-map-canvas" aria-hidden="true" />
      <div ref={ring} className="seat-map-ring" hidden={!large} aria-hidden="true" />
      {words && (
        <SeatTip
          ref={tip}
          words={words}
          texts={texts}
          closed={disabledReason}
          card={pointed?.kind === "touch"}
          onChoose={chooseTapped}
        />
      )}
      <MinimapBox
        canvas={mini}
        marker={marker}
        onPoint={(x, y) => {
          if (view && minimap) view.glideTo(centredView(view.view.scale, minimap.worldAt(x, y), view.size));
        }}
      />
      <SectionJump
        seating={seating}
        store={store}
        texts={texts}
        onGo={(places) => {
          if (places && view) view.glideTo(viewOf(places, geometry, view));
          else view?.fit();
        }}
      />
      <ZoomButtons texts={texts} onZoom={(factor) => view?.glideBy(factor)} onFit={() => view?.fit()} />
      {disabledReason !== null && <p className="seat-map-reason">{disabledReason}</p>}
      {props.corner !== undefined && <div className="seat-map-corner">{props.corner}</div>}
    </div>
  );
}

/** What the page around may ask the map to do. */
function useHandle(
  { ref, seating, texts }: SeatMapProps,
  frame: RefObject<HTMLDivElement | null>,
  geometry: Geometry,
  view: MapView | null,
): void {
  useImperativeHandle(
    ref,
    () => ({
      show(placeIds) {
        const wanted = new Set(placeIds);
        const places = seating.places.filter((place) => wanted.has(place.id));
        if (!view || places.length === 0) return;
        const middle: [number, number] = [mean(places.map(({ x }) => x)), mean(places.map(({ y }) => y))];
        view.glideTo(centredView(Math.max(view.view.scale, 30 / geometry.pitch), middle, view.size));
      },
      shake(placeId) {
        const index = seating.places.findIndex((place) => place.id === placeId);
        if (index !== -1 && view && frame.current)
          shakeRing(frame.current, geometry, view.view, index, texts.justTaken);
      },
    }),
    [seating, texts, frame, geometry, view],
  );
}

/** A section as large as the frame allows, its seats never smaller than a finger needs where that fits. */
function viewOf(places: readonly number[], { xs, ys, pitch }: Geometry, { size, limits }: MapView): View {
  const [px, py] = [places.map((at) => xs[at] ?? 0), places.map((at) => ys[at] ?? 0)];
  const [left, right, top, bottom] = [Math.min(...px), Math.max(...px), Math.min(...py), Math.max(...py)];
  const whole = Math.min(size.width / (right - left + 4 * pitch), size.height / (bottom - top + 4 * pitch));
  const scale = Math.min(limits.max, Math.max(limits.min, Math.min(whole, 40 / pitch)));
  return centredView(scale, [(left + right) / 2, (top + bottom) / 2], size);
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
