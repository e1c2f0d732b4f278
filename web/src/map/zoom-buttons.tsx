import type { SeatTexts } from "./types.ts";

interface ZoomButtonsProps {
  texts: Pick<SeatTexts, "zoomIn" | "zoomOut" | "zoomFit">;
  onZoom(factor: number): void;
  onFit(): void;
}

const STEP = 1.6;

export function ZoomButtons({ texts, onZoom, onFit }: ZoomButtonsProps) {
  return (
    <div className="seat-map-zoom" data-map-control>
      <button type="button" aria-label={texts.zoomIn} onClick={() => onZoom(STEP)}>
        <Icon path="M8 3v10M3 8h10" />
      </button>
      <button type="button" aria-label={texts.zoomOut} onClick={() => onZoom(1 / STEP)}>
        <Icon path="M3 8h10" />
      </button>
      <button type="button" className="seat-map-fit" aria-label={texts.zoomFit} onClick={onFit}>
        <Icon path="M2.5 6V2.5H6M10 2.5h3.500V6M13.500 10v3.500H10M6 13.500H2.500V10" />
      </button>
    </div>
  );
}

function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
