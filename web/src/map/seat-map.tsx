import { useCallback, useEffect, useImperativeHandle, useRef, useState, useSyncExternalStore, type KeyboardEvent } from "react";
import { inside } from "./areas.ts";
import { attachGestures, type PointerKind } from "./gestures.ts";
import { drawnRadius, isClickable, isTappable } from "./levels.ts";
import { placeRing, shakeRing } from "./ring.ts";
import { wordsOf } from "./place-words.ts";
import { NO_FILTER } from "./rule.ts";
import { SeatTip } from "./seat-tip.tsx";
import type { SeatMapProps } from "./types.ts";
import { useMapView } from "./use-map-view.ts";
import { centredView, worldOf, type View } from "./viewport.ts";
import { ZoomButtons } from "./zoom-buttons.tsx";
import "./seat-map.css";

/** A seat with the ring around it: under the mouse, or tapped. */
interface Pointed {
  index: number;
  kind: PointerKind;
}

/** The map of one performance: a pure view, see README.md. */
export function SeatMap(props: SeatMapProps) {
  const { seating, zones, store, texts, filter = NO_FILTER, disabledReason = null, highlightedId = null } = props;
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const mini = useRef<HTMLCanvasElement>(null);
  const marker = useRef<HTMLDivElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  useSyncExternalStore(store.subscribe, store.getRevision, store.getRevision);

  const highlighted = highlightedId === null ? -1 : seating.places.findIndex((place) => place.id === highlightedId);
  const ringed = pointed?.index ?? highlighted;
  const onMove = (view: View): void => {
    placeRing({ ring: ring.current, tip: tip.current, frame: frame.current }, geometry, view, ringed);
    const fit = machine.view?.limits.min ?? 0;
    frame.current?.toggleAttribute("data-whole", view.scale <= fit * 1.02);
  };
  const { geometry, ...machine } = useMapView(props, { frame, canvas, mini, marker }, onMove);
  const words = pointed && wordsOf({ seating, zones, store, filter, closed: disabledReason !== null, priceOf: props.priceOf }, pointed.index);
  useEffect(() => {
    if (machine.view) onMove(machine.view.view);
  });

  const latest = useRef({ props, closed: disabledReason !== null });
  useEffect(() => {
    latest.current = { props, closed: disabledReason !== null };
  });
  const choose = useCallback((index: number): void => {
    const { props: now, closed } = latest.current;
    const found = wordsOf({ ...now, filter: now.filter ?? NO_FILTER, closed }, index);
    if (found?.off === null) now.onToggle(found.place);
  }, []);

  useEffect(() => {
    const { view } = machine;
    if (!view || !frame.current) return;
    /** The seat under the point: within half a pitch, and never less than a few pixels. */
    const seatAt = ([x, y]: [number, number]): number => {
      const reach = Math.max(geometry.pitch * 0.55, 5 / view.view.scale);
      return geometry.grid.nearest(...worldOf(view.view, x, y), reach);
    };
    const tap = (point: [number, number], kind: PointerKind): void => {
      const index = seatAt(point);
      if (index === -1) {
        setPointed(null);
        const [x, y] = worldOf(view.view, ...point);
        const area = geometry.areas.find(({ points }) => inside(points, x, y));
        const { props: now, closed } = latest.current;
        if (area && !closed) now.onStandingChoose?.(area.zone);
        return;
      }
      const aimed = kind === "touch" ? isTappable(view.view, geometry.pitch) : isClickable(view.view, geometry.pitch);
      if (!aimed) {
        const scale = (kind === "touch" ? 32 : 22) / geometry.pitch;
        view.glideTo(centredView(scale, worldOf(view.view, ...point), view.size), 180);
      } else if (kind === "touch") setPointed({ index, kind });
      else choose(index);
    };
    return attachGestures(frame.current, {
      pan: view.panBy,
      zoom: (factor, point) => view.zoomBy(factor, point),
      canZoom: (factor) => (factor > 1 ? view.view.scale < view.limits.max * 0.999 : view.view.scale > view.limits.min * 1.001),
      tap,
      hover(point) {
        const found = point && isClickable(view.view, geometry.pitch) ? seatAt(point) : -1;
        setPointed((before) => {
          // A tapped seat keeps its card until the next tap; a drag of the mouse hides the tip.
          if (before?.kind === "touch" && point === null) return before;
          if (found === -1) return null;
          return before?.index === found && before.kind === "mouse" ? before : { index: found, kind: "mouse" };
        });
      },
    });
  }, [machine.view, geometry, choose]);

  useImperativeHandle(props.ref, () => ({
    show(placeIds) {
      const wanted = new Set(placeIds);
      const points = seating.places.filter((place) => wanted.has(place.id));
      if (!machine.view || points.length === 0) return;
      const middle: [number, number] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
      machine.view.glideTo(centredView(Math.max(machine.view.view.scale, 30 / geometry.pitch), middle, machine.view.size));
    },
    shake(placeId) {
      const index = seating.places.findIndex((place) => place.id === placeId);
      if (index !== -1 && machine.view && frame.current) shakeRing(frame.current, geometry, machine.view.view, index);
    },
  }));

  const onKeyDown = (event: KeyboardEvent): void => {
    const { view } = machine;
    if (!view || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") setPointed(null);
    const step = 80;
    const moves: Record<string, () => void> = {
      "+": () => view.zoomBy(1.5, undefined, true),
      "=": () => view.zoomBy(1.5, undefined, true),
      "-": () => view.zoomBy(1 / 1.5, undefined, true),
      "0": () => view.fit(),
      ArrowLeft: () => view.panBy(step, 0),
      ArrowRight: () => view.panBy(-step, 0),
      ArrowUp: () => view.panBy(0, step),
      ArrowDown: () => view.panBy(0, -step),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const large = ringed !== -1 && machine.view && drawnRadius(machine.view.view, geometry.pitch) >= 3;
  return (
    // Focusable for those who see but use keys: plus and minus zoom, arrows move. Choosing by key is the list's.
    <div
      ref={frame}
      className={`seat-map ${props.className ?? ""}`}
      role="group"
      aria-label={texts.map}
      tabIndex={0}
      data-closed={disabledReason !== null || undefined}
      data-aimed={(words !== null && words.off === null) || undefined}
      onKeyDown={onKeyDown}
    >
      <canvas ref={canvas} className="seat-map-canvas" aria-hidden="true" />
      <div ref={ring} className="seat-map-ring" hidden={!large} aria-hidden="true" />
      {words && pointed && (
        <SeatTip
          ref={tip}
          words={words}
          texts={texts}
          closed={disabledReason}
          card={pointed.kind === "touch"}
          onChoose={() => {
            choose(pointed.index);
            setPointed(null);
          }}
        />
      )}
      <div className="seat-map-mini" aria-hidden="true" data-map-control onPointerDown={(event) => {
        const box = mini.current?.getBoundingClientRect();
        if (!box || !machine.view || !machine.minimap) return;
        const point = machine.minimap.worldAt(event.clientX - box.left, event.clientY - box.top);
        machine.view.glideTo(centredView(machine.view.view.scale, point, machine.view.size));
      }}>
        <canvas ref={mini} />
        <div ref={marker} className="seat-map-marker" />
      </div>
      <ZoomButtons texts={texts} onZoom={(factor) => machine.view?.zoomBy(factor, undefined, true)} onFit={() => machine.view?.fit()} />
      {disabledReason !== null && <p className="seat-map-reason">{disabledReason}</p>}
      {props.corner !== undefined && <div className="seat-map-corner">{props.corner}</div>}
    </div>
  );
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
