import type { RefObject } from "react";

interface MinimapBoxProps {
  canvas: RefObject<HTMLCanvasElement | null>;
  marker: RefObject<HTMLDivElement | null>;
  /** A point of the minimap, in its pixels. */
  onPoint(x: number, y: number): void;
}

/** The overview in the corner: a convenience for pointers, the buttons and the list do the same for everybody. */
export function MinimapBox({ canvas, marker, onPoint }: MinimapBoxProps) {
  return (
    <div
      className="seat-map-mini"
      aria-hidden="true"
      data-map-control
      onPointerDown={(event) => {
        const box = canvas.current?.getBoundingClientRect();
        if (box) onPoint(event.clientX - box.left, event.clientY - box.top);
      }}
    >
      <canvas ref={canvas} />
      <div ref={marker} className="seat-map-marker" />
    </div>
  );
}
